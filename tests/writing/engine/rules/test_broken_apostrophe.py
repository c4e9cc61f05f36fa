"""An apostrophe touches both of its neighbours."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("l ’eau", "l’eau"),
        ("d' eau", "d’eau"),
        ("qu ’ il", "qu’il"),
        ("jusqu’ à", "jusqu’à"),
        ("l´école", "l’école"),
        ("dʼeau", "d’eau"),
        ("lorsqu‘il", "lorsqu’il"),
    ],
)
def test_an_apostrophe_is_mended(written, better):
    assert mended("broken_apostrophe", f"Voici {written} ici.") == f"Voici {better} ici."


def test_right_ones_and_quotes_are_kept():
    assert excerpts("broken_apostrophe", "L’eau, « l’ », ‘oui’, 5′ et rock ’n’ roll.") == []
