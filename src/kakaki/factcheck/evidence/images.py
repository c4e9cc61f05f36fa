"""Examine pictures within limits, and find those that were seen before."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kakaki.accounts.contracts import Person
from kakaki.caging import facade as caging
from kakaki.factcheck import selectors
from kakaki.factcheck.models import EvidencePart
from kakaki.kernel.errors import InvalidInputError

BOUNDS = caging.Bounds(processor=10, wall=60.0, memory=2 << 30)
NEAREST, LEAST_QUALITY = (
    31,
    50,
)  # bits of 256 that may differ; below this quality a hash says little
MOST = 20  # pictures that look alike
turns = caging.Turns(
    at_once=2, waiting=4, seconds=20.0,
    advice="D’autres photos sont en cours d’examen. Réessayez dans une minute.",
)  # fmt: skip
UNREADABLE = "Cette image est abîmée, ou trop grande pour être examinée."


@dataclass(frozen=True, slots=True)
class Look:
    """What a picture says of itself. `place` is (latitude, longitude) in degrees, () for none."""

    format: str
    width: int
    height: int
    facts: tuple[tuple[str, str], ...]
    place: tuple[float, ...]
    pdq: str
    quality: int
    has_c2pa: bool


@dataclass(frozen=True, slots=True)
class Alike:
    """A picture that looks the same, and how many bits of 256 differ."""

    part: EvidencePart
    distance: int


def _run(what: str, content: bytes) -> bytes:
    command = [sys.executable, "-I", str(Path(__file__).with_name("examiner.py")), what]
    try:
        with turns.one():
            return caging.run(command, content, BOUNDS)
    except caging.TooHeavyError as error:
        raise InvalidInputError(str(error), advice=UNREADABLE) from error


def look(content: bytes) -> Look:
    """Return what a picture says; raise InvalidInputError for one that cannot be examined."""
    said: dict[str, Any] = json.loads(_run("look", content))
    facts = tuple((str(name), str(value)) for name, value in said.pop("facts"))
    return Look(facts=facts, place=tuple(said.pop("place")), **said)


def error_levels(content: bytes) -> bytes:
    """Return the error levels of a picture as PNG; raise InvalidInputError as `look` does."""
    return _run("levels", content)


def distance(one: str, other: str) -> int:
    """Return how many bits of 256 differ between two hashes."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def seen_before(part: EvidencePart, person: Person) -> list[Alike]:
    """Return the pictures that look the same and that this person may see, nearest first."""
    if not part.pdq or part.pdq_quality < LEAST_QUALITY:
        return []
    others = EvidencePart.objects.filter(pdq_quality__gte=LEAST_QUALITY).exclude(pk=part.pk)
    seen = selectors.seen_by(person)
    if seen is not None:
        others = others.filter(evidence__claim__ministry_id__in=seen)
    found = [
        Alike(other, gap)
        for other in others.select_related("evidence__claim")
        if (gap := distance(part.pdq, other.pdq)) <= NEAREST
    ]
    return sorted(found, key=lambda one: (one.distance, one.part.pk))[:MOST]
