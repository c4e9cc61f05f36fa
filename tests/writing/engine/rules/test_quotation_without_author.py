"""A quotation alone needs its author in the paragraphs around."""

import pytest
from tests.writing.engine.rule_reader import excerpts

ALONE = "Le puits ouvre.\n\n« Ce puits va changer la vie de toutes les femmes. »\n\nIl est gratuit."


def test_a_quotation_that_nobody_says_is_found():
    assert excerpts("quotation_without_author", ALONE) == [
        "« Ce puits va changer la vie de toutes les femmes. »"
    ]


@pytest.mark.parametrize(
    "author", ["Awa Orou a parlé.", "Le maire l’a dit.", "Selon le maire, il est gratuit."]
)
def test_an_author_just_before_is_enough(author):
    assert excerpts("quotation_without_author", ALONE.replace("Le puits ouvre.", author)) == []


def test_a_title_and_an_extract_are_kept():
    assert (
        excerpts(
            "quotation_without_author", "Le plan « De l’eau pour tous les villages du nord » ouvre."
        )
        == []
    )
    assert (
        excerpts("quotation_without_author", "« Ce puits va changer la vie de toutes les femmes. »")
        == []
    )
