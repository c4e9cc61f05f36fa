"""« Après que » takes the indicative, « bien que » and its like the subjunctive."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("Il vient après que la pluie soit finie.", "Il vient après que la pluie est finie."),
        ("Après qu’ils aient payé, entrez.", "Après qu’ils ont payé, entrez."),
        ("Bien que le prix est bas, il part.", "Bien que le prix soit bas, il part."),
        ("Restez pour que le repas est prêt.", "Restez pour que le repas soit prêt."),
    ],
)
def test_the_right_mood_is_offered(written, better):
    assert mended("mood_after_conjunction", written) == better


@pytest.mark.parametrize(
    "text",
    [
        "Après que la pluie est finie, il vient.",
        "Bien que le prix soit bas, il part.",
        "Il sait bien que le prix est bas.",
        "Bien que le maire qui est là le dise, il part.",
        "Peu après, que la pluie soit finie ou non, il vient.",
    ],
)
def test_right_moods_are_kept(text):
    assert excerpts("mood_after_conjunction", text) == []
