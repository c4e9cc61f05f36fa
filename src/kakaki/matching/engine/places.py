"""Recognise countries and towns of West Africa in French, Hausa and English spellings."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from kakaki.matching.engine.normalise import fold, words

NEUTRAL = {"FR", "US", "RU", "CN", "GB", "DE", "IT", "TR", "SA", "AE", "IN", "PK", "IL", "IR"}
"""Countries that rumours name as actors; naming another one is not naming another place."""

COMMON_WORDS = {
    "goma",
    "aba",
    "kara",
    "sin",
    "gaya",
    "kaya",
    "masar",
    "tunis",
    "bobo",
    "sina",
    "bissau",
}
"""Names that are ordinary words too; they count only with a capital letter."""


@dataclass(frozen=True, slots=True)
class Place:
    """A country or a town: `code` is the country's code itself for a country."""

    code: str
    country: str


@lru_cache(maxsize=1)
def _gazetteer() -> tuple[dict[tuple[str, ...], Place], list[tuple[str, Place]], int]:
    names: dict[tuple[str, ...], Place] = {}
    stems: list[tuple[str, Place]] = []
    table = resources.files("kakaki.matching.engine").joinpath("tables/places.tsv")
    for line in table.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        code, country, spellings = line.split("\t")
        for spelling in spellings.split(";"):
            if spelling.endswith("*"):
                stems.append((fold(spelling[:-1]), Place(code, country)))
            else:
                names[tuple(words(fold(spelling)))] = Place(code, country)
    return names, stems, max(len(name) for name in names)


@lru_cache(maxsize=16_384)
def _by_stem(word: str) -> Place | None:
    return next((place for stem, place in _gazetteer()[1] if word.startswith(stem)), None)


def places(text: str) -> frozenset[Place]:
    """Return the places named in `text` (not folded: capitals tell Goma from ten)."""
    names, _stems, longest = _gazetteer()
    tokens = words(fold(text))
    found: set[Place] = set()
    at = 0
    while at < len(tokens):
        for size in range(min(longest, len(tokens) - at), 0, -1):
            place = names.get(tuple(tokens[at : at + size]))
            if place and (size > 1 or tokens[at] not in COMMON_WORDS or _named(tokens[at], text)):
                found.add(place)
                at += size - 1
                break
        else:
            stem = _by_stem(tokens[at])
            if stem:
                found.add(stem)
        at += 1
    return frozenset(found)


def _named(token: str, text: str) -> bool:
    # A capital at the start of the message tells nothing.
    capital = {fold(w) for w in re.findall(r"[^\W\d_]+", text) if w[:1].isupper()}
    return token in capital and not fold(text).startswith(token)


def countries(found: frozenset[Place]) -> frozenset[str]:
    """Return the countries named or implied, those that only act in rumours left out."""
    return frozenset(place.country for place in found) - NEUTRAL


def conflict(message: frozenset[Place], claim: frozenset[Place], beside: frozenset[Place]) -> bool:
    """Tell whether a message speaks of another place than a claim.

    `beside` holds places that the claim's summary names: they are known to the story and conflict
    with nothing. A message without place conflicts with no claim.
    """
    said, known = countries(message), countries(claim)
    if said and known and not said & known:
        return not said <= countries(beside)
    towns = {p.code for p in message if p.code != p.country and p.country not in NEUTRAL}
    claimed = {p.code for p in claim if p.code != p.country and p.country not in NEUTRAL}
    if towns and claimed and not towns & claimed:
        return not towns <= {p.code for p in beside}
    return False
