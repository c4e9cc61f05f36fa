"""Words mistaken for another of the same sound are mended only where no doubt is left."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("La séance c’est tenue lundi.", "La séance s’est tenue lundi."),
        ("Les chefs ce sont réunis.", "Les chefs se sont réunis."),
        ("Se dernier a parlé.", "Ce dernier a parlé."),
        ("Cet année, il pleut.", "Cette année, il pleut."),
        ("Ce hôpital ouvre.", "Cet hôpital ouvre."),
        ("Quelque soit le prix, on paie.", "Quel que soit le prix, on paie."),
        (
            "Le maire s’est dit prêt. L’élu c’est dit satisfait.",
            "Le maire s’est dit prêt. L’élu s’est dit satisfait.",
        ),
    ],
)
def test_the_word_meant_is_written(written, better):
    assert mended("homophone", written) == better


@pytest.mark.parametrize(
    "text",
    [
        "C’est dit.",
        "Ils se sont réunis, ce sont eux.",
        "Ce dernier se tient là.",
        "Peu importe ce qu’il dit, quel que soit le prix.",
    ],
)
def test_right_words_are_kept(text):
    assert excerpts("homophone", text) == []
