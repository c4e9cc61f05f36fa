"""Expressions that usage refuses get the right one, where it is sure."""

import pytest
from tests.writing.engine.rule_reader import excerpts, found, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("Suite à la crue, le pont ferme.", "Après la crue, le pont ferme."),
        ("Le pont ferme suite aux pluies.", "Le pont ferme après les pluies."),
        ("Il faut pallier aux pannes.", "Il faut pallier les pannes."),
        ("Malgré qu’il pleuve, on sort.", "Bien qu’il pleuve, on sort."),
        ("De par leur travail, ils gagnent.", "Par leur travail, ils gagnent."),
    ],
)
def test_the_right_expression_is_offered(written, better):
    assert mended("misused_expression", written) == better


@pytest.mark.parametrize(
    "text",
    [
        "Il donne suite à la demande.",
        "Cela fait suite aux pluies.",
        "La prise en charge des malades est gratuite.",
        "La suite à donner est connue.",
        "Il a des amis de par le monde.",
    ],
)
def test_the_same_words_in_their_right_use_are_kept(text):
    assert excerpts("misused_expression", text) == []


def test_advice_that_needs_another_sentence_is_no_fix():
    (finding,) = found("misused_expression", "L’agente en charge du dossier répond.")
    assert finding.fix is None
    assert "accordez" in finding.message
