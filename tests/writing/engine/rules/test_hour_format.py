"""Hours are written as print writes them, and scores and durations on the clock are left alone."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("De 08h00 à 16H30mn.", "De 8 h à 16 h 30."),
        ("À 15:30, dès 9:00.", "À 15 h 30, dès 9 h."),
        ("Venez à 8h.", "Venez à 8 h."),
        ("Vers 7 h30 ou 7h 30.", "Vers 7 h 30 ou 7 h 30."),
        ("À 14h précises.", "À 14 h précises."),
    ],
)
def test_an_hour_gets_its_spaces(written, better):
    assert mended("hour_format", written) == better


@pytest.mark.parametrize(
    "text",
    [
        "Buteur à 13:10.",
        "Ouvert 24h/24.",
        "Le lot 12H3.",
        "https://a.example/8h30",
        "De 8 h à 9 h.",
    ],
)
def test_other_figures_are_left_alone(text):
    assert excerpts("hour_format", text) == []
