"""« A » and « à » are mended only where no doubt is left."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("Le comité à décidé de venir.", "Le comité a décidé de venir."),
        ("Le ministre à aussi rappelé le prix.", "Le ministre a aussi rappelé le prix."),
        ("Ouvert a partir de lundi.", "Ouvert à partir de lundi."),
        ("Il reste un bon a remplir.", "Il reste un bon à remplir."),
    ],
)
def test_the_accent_is_mended(written, better):
    assert mended("accent_on_a", written) == better


@pytest.mark.parametrize(
    "text",
    [
        "Le conseil à huis clos finit.",
        "Chez elle à midi, elle a dit non.",
        "Il a pris le bac à Bilmari.",
        "Tout à fait.",
    ],
)
def test_right_ones_are_kept(text):
    assert excerpts("accent_on_a", text) == []
