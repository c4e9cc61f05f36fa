"""The CFA franc has one short name after an amount."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended


@pytest.mark.parametrize(
    "written",
    ["500 Frs CFA", "500 frs", "500 F.CFA", "500Fcfa", "500 FRS CFA", "500 XOF", "500FCFA"],
)
def test_every_spelling_becomes_one(written):
    assert mended("money", f"Le timbre coûte {written} ici.") == "Le timbre coûte 500 FCFA ici."


def test_the_whole_name_and_other_words_are_kept():
    assert excerpts("money", "500 francs CFA, 3 cours par an, 2 F CFA et 4 CFA d’apprentis.") == []
