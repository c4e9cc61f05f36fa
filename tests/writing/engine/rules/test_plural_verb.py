"""A plural subject takes a plural verb, where the two are neighbours."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("Les travaux commencera en mars.", "Les travaux commenceront en mars."),
        ("Ces agents est payés.", "Ces agents sont payés."),
        ("Je veux que nos enfants soit soignés.", "Je veux que nos enfants soient soignés."),
        (
            "Il faut que les femmes enceintes puisse venir.",
            "Il faut que les femmes enceintes puissent venir.",
        ),
    ],
)
def test_the_verb_is_put_in_the_plural(written, better):
    assert mended("plural_verb", written) == better


@pytest.mark.parametrize(
    "text",
    [
        "Une des femmes viendra.",
        "Le prix des travaux sera dit.",
        "Il faut que les agents soit partent, soit restent.",
        "Les opéra de la ville.",
        "« Les travaux commencera en mars dans la ville », a dit un enfant.",
    ],
)
def test_other_neighbours_are_kept(text):
    assert excerpts("plural_verb", text) == []
