"""The reference of a seal: 8 characters that can be read aloud, with a check character.

The check character makes the sum of the digits, weighted by powers of a generator of GF(32),
equal to zero. Any single error, and any exchange of two characters, changes that sum, because
the eight weights are different and none is zero.
"""

import re
import secrets

from kakaki.kernel.errors import InvalidInputError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
_VALUE = {char: value for value, char in enumerate(ALPHABET)}
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212.·_]+")
_PRINTED = re.compile(
    r"(?<![0-9A-Za-z])([0-9A-Za-z]{4})[\-\u2010-\u2015\u2212 ]?([0-9A-Za-z]{4})(?![0-9A-Za-z])"
)


class BadReferenceError(InvalidInputError):
    """Say that a reference was mistyped."""

    default_advice = (
        "Cette référence contient une faute de frappe. Elle a 8 caractères, comme 7K3Q-F2WD : "
        "recopiez-la de nouveau."
    )


def _times(left: int, right: int) -> int:
    """Multiply in GF(32), whose elements are polynomials modulo x⁵ + x² + 1."""
    product = 0
    for bit in range(5):
        if right >> bit & 1:
            product ^= left << bit
    for bit in range(8, 4, -1):
        if product >> bit & 1:
            product ^= 0b100101 << (bit - 5)
    return product


def _powers() -> tuple[int, ...]:
    weights = [1]
    while len(weights) < LENGTH:
        weights.append(_times(weights[-1], 2))
    return tuple(reversed(weights))


_WEIGHTS = _powers()


def _sum(characters: str) -> int:
    total = 0
    for weight, char in zip(_WEIGHTS, characters, strict=False):
        total ^= _times(weight, _VALUE[char])
    return total


def with_check(seven: str) -> str:
    """Return the 8 characters whose first 7 are given; the last one has weight 1."""
    if len(seven) != LENGTH - 1 or not set(seven) <= _VALUE.keys():
        raise ValueError(f"not seven characters of the alphabet: {seven!r}")
    return seven + ALPHABET[_sum(seven)]


def new_reference() -> str:
    """Return a reference drawn at random among 32⁷, about 34 thousand million."""
    return with_check("".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1)))


def parse(text: str) -> str:
    """Return the 8 characters of a reference as a person typed it.

    Spaces, hyphens and case do not count; O is 0, I and L are 1. Raises BadReferenceError.
    """
    characters = _SEPARATORS.sub("", text).upper().translate(_LOOKALIKES)
    if len(characters) != LENGTH or not set(characters) <= _VALUE.keys() or _sum(characters):
        raise BadReferenceError(f"not a reference: {text[:40]!r}")
    return characters


def display(reference: str) -> str:
    """Return a reference as it is printed, XXXX-XXXX."""
    return f"{reference[:4]}-{reference[4:]}"


def looks_like_one(text: str) -> bool:
    """Tell whether a person who typed this meant a reference, well or badly."""
    characters = _SEPARATORS.sub("", text)
    return (
        len(text) <= 24
        and 6 <= len(characters) <= 10
        and characters.isascii()
        and characters.isalnum()
        and (any(map(str.isdigit, characters)) or "-" in text)
    )


def found_in(text: str) -> tuple[str, ...]:
    """Return the well-formed references that a longer text holds, in order, once each."""
    found: dict[str, None] = {}
    for match in _PRINTED.finditer(text):
        if not any(map(str.isdigit, match.group())) and "-" not in match.group():
            continue
        try:
            found[parse(match.group())] = None
        except BadReferenceError:
            continue
    return tuple(found)
