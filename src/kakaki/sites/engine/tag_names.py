"""Bring the name of a subject to one way of writing, and find the one it repeats."""

from collections.abc import Iterable
from typing import Final

from kakaki.sites.engine.search import EMPTY_WORDS, HOOKED, asked_forms, folded, words_of
from kakaki.sites.engine.spelling import distance

LONGEST: Final = 40  # characters
LONG_ENOUGH: Final = 8  # letters from which one slip of the finger is told from another word.


def normal_name(typed: str) -> str:
    """Return a name with single spaces, without a hash, its first letter as a sentence has it."""
    name = " ".join(typed.replace("#", " ").split()).strip(" .,;:")
    return name[:1].upper() + name[1:]


def key_of(name: str) -> str:
    """Return what two ways of writing one subject share: no accent, no plural, no small word."""
    words = words_of(name)
    telling = [word for word in words if word not in EMPTY_WORDS] or words
    return " ".join(asked_forms(word)[-1] for word in telling)


def same_as(name: str, known: Iterable[str]) -> str:
    """Return the known name that a new one repeats, or '' when it is new."""
    key = key_of(name)
    plain = folded(key.replace(" ", "")).translate(HOOKED)
    near = ""
    for one in known:
        other = key_of(one)
        if other == key:
            return one
        joined = folded(other.replace(" ", "")).translate(HOOKED)
        is_long = min(len(plain), len(joined)) >= LONG_ENOUGH
        if not near and is_long and distance(plain, joined, 1) <= 1:
            near = one
    return near
