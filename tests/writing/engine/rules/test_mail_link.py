"""A link to an e-mail address shows it."""

from tests.writing.engine.rule_reader import excerpts, found


def test_the_hidden_address_is_told():
    [finding] = found("mail_link", "[Écrivez-nous](mailto:a@kounta.example?subject=b)")
    assert "« a@kounta.example »" in finding.message


def test_a_shown_address_is_kept():
    assert excerpts("mail_link", "[a@kounta.example](mailto:a@kounta.example)") == []
