"""What a country is made of, for the rules: its places, names and acronyms, as data."""

from functools import cache
from importlib.resources import files

from kakaki.kernel.gazetteers import countries, place_rows
from kakaki.writing.engine.vocabulary import Vocabulary

__all__ = ["countries", "gazetteer"]


@cache
def gazetteer(country: str) -> Vocabulary:
    """Return the names and acronyms of a country; raise LookupError with the known ones."""
    places = place_rows(country)
    names = {name for (name,) in _rows(f"{country}_names.txt")}
    for region, department, communes in places:
        names.update({region, department, *communes})
    acronyms = {row[0]: row[1] for row in _rows(f"{country}_acronyms.tsv")}
    return Vocabulary.of(names - {""}, acronyms)


def _rows(name: str) -> list[list[str]]:
    text = (files(__name__) / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
