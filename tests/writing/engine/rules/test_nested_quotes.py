"""Inner quotes get marks of their own."""

from tests.writing.engine.rule_reader import excerpts, mended


def test_inner_quotes_become_curly():
    written = "« Le chef a dit « debout » puis s’est tu. »"
    assert mended("nested_quotes", written) == "« Le chef a dit “debout” puis s’est tu. »"


def test_two_quotations_in_a_row_are_kept():
    assert excerpts("nested_quotes", "« Oui », dit-il. « Non », dit-elle.") == []
