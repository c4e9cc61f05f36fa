"""A slip of the finger leads to the word that was meant, and to no other."""

import pytest

from kakaki.sites.engine.spelling import closest, distance

VOCABULARY = [
    ("vaccination", 9), ("rougeole", 4), ("communiqué", 20), ("commune", 3), ("forage", 2),
    ("fourrage", 1), ("bourse", 5), ("course", 1), ("2026", 50), ("ƙasa", 2), ("prix", 8),
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vacination", "vaccination"),
        ("vacsinasion", "vaccination"),
        ("rougole", "rougeole"),
        ("ruogeole", "rougeole"),
        ("comuniqué", "communiqué"),
        ("comunique", "communiqué"),
        ("forrage", "forage"),
        ("qasa", "ƙasa"),
        ("bourze", "bourse"),
    ],
)
def test_a_slip_is_mended(typed, meant):
    assert closest(typed, VOCABULARY) == meant


@pytest.mark.parametrize("typed", ["xyz", "pri", "chameau", "2027", "vaxxxxation", ""])
def test_what_is_near_nothing_is_left_alone(typed):
    assert closest(typed, VOCABULARY) == ""


def test_the_distance_counts_a_swap_once_and_gives_up_beyond_its_bound():
    assert distance("ab", "ba", 2) == 1
    assert distance("riz", "riz", 2) == 0
    assert distance("a", "abcdef", 2) == 3
    assert distance("abcdef", "uvwxyz", 2) == 3
