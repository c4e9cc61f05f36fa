"""Recognise the towns and regions of Niger in French and Hausa spellings, or say nothing."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kakaki.kernel.gazetteers import place_rows
from kakaki.matching.engine.normalise import fold, words

HAUSA = {
    "Yamai": "Niamey", "Damagaram": "Zinder", "Tawa": "Tahoua", "Agadas": "Agadez",
    "Abzin": "Agadez", "Kwanni": "Birni N’Konni", "Birnin Konni": "Birni N’Konni", "Dogon Doutsi":
    "Dogondoutchi", "Dogondutsi": "Dogondoutchi", "Tilabari": "Tillabéri", "Tillabery": "Tillabéri",
    "Mirriya": "Mirriah", "Magariya": "Magaria", "Matamaye": "Matameye", "Gigimi": "N’Guigmi",
    "Tasawa": "Tessaoua", "Dakoro": "Dakoro", "Mayahi": "Mayahi",
}  # fmt: skip
"""Spellings of Hausa speakers for names that the gazetteer gives in French."""


@dataclass(frozen=True, slots=True)
class Locality:
    """A region, a department or a commune by its own spelling, and the region it lies in."""

    name: str
    region: str


def _key(name: str) -> tuple[str, ...]:
    return tuple(words(fold(name)))


@lru_cache(maxsize=1)
def _names() -> tuple[dict[tuple[str, ...], Locality], int]:
    """Return the names of one region alone: a name of two regions is of neither."""
    regions: dict[tuple[str, ...], set[Locality]] = {}
    seats = set()
    for region, department, communes in place_rows("niger"):
        seats.add(_key(region))
        for name in (region, department, *communes):
            if _key(name):
                regions.setdefault(_key(name), set()).add(Locality(name, region))
    found = {}
    for key, places in regions.items():
        if key in seats:
            found[key] = next(place for place in places if _key(place.region) == key)
        elif len({place.region for place in places}) == 1:
            found[key] = next(iter(places))
    for spelling, name in HAUSA.items():
        if _key(name) in found:
            found[_key(spelling)] = found[_key(name)]
    return found, max(len(key) for key in found)


def localities(text: str) -> tuple[Locality, ...]:
    """Return the places of Niger named in `text`, in order, each once.

    A name must bear a capital: Gaya, Tessa or Say are words too. A homonym of two regions and a
    capital at the start of a sentence, which says nothing, give nothing; longer names go first.
    """
    names, longest = _names()
    tokens = re.findall(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*", text)
    starts = {match.start(1) for match in re.finditer(r"(?:^|[.!?…]\s+)([^\W\d_])", text)}
    places = [m.start() for m in re.finditer(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*", text)]
    found: dict[Locality, None] = {}
    at = 0
    while at < len(tokens):
        at += _take(tokens, at, names, longest, found, is_start=places[at] in starts)
    return tuple(found)


def _take(
    tokens: list[str],
    at: int,
    names: dict[tuple[str, ...], Locality],
    longest: int,
    found: dict[Locality, None],
    *,
    is_start: bool,
) -> int:
    """Add the longest name that begins here, and return how many words it took."""
    for size in range(min(longest, len(tokens) - at), 0, -1):
        part = tokens[at : at + size]
        place = names.get(_key(" ".join(part)))
        if place and _bare(part[0])[:1].isupper():
            if size > 1 or not is_start or len(part[0]) > SHORT:
                found[place] = None
            return size
    return 1


SHORT = 5
"""Letters up to which a name that begins a sentence is too likely another word."""


def _bare(word: str) -> str:
    """Return a word without its French elision: « d’Agadez » is a capital."""
    return re.sub(r"^[dlDL]['’ʼ]", "", word)


def regions(text: str) -> tuple[str, ...]:
    """Return the regions of the places named in `text`, in order, each once."""
    return tuple(dict.fromkeys(place.region for place in localities(text)))
