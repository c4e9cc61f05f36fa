"""Four clauses in one sentence are shown; comparisons open none."""

from tests.writing.engine.rule_reader import excerpts, found


def test_four_clauses_are_shown_with_their_number():
    text = (
        "Le maire qui a ouvert le puits dont la pompe est neuve a dit que les femmes qui viennent "
        "de loin seront servies lorsque le soir tombe."
    )
    (finding,) = found("nested_clauses", text)
    assert "5 « qui »" in finding.message


def test_comparisons_and_restrictions_open_no_clause():
    text = (
        "Le puits est plus profond que prévu, il ne donne que dix litres, autant que l’autre, "
        "ainsi que le disent les femmes et les hommes du village."
    )
    assert excerpts("nested_clauses", text) == []


def test_clauses_of_somebody_s_speech_are_not_counted():
    text = (
        "« Je sais que ceux qui viennent savent que le puits qui est là donne de l’eau quand il "
        "pleut », a dit le maire de la ville de Bilmari lundi matin."
    )
    assert excerpts("nested_clauses", text) == []
