"""What a country is made of, for the rules: its places, names and acronyms, as data."""

from functools import cache
from importlib.resources import files

from kakaki.writing.engine.vocabulary import Vocabulary


def countries() -> tuple[str, ...]:
    """Return the codes of the countries whose gazetteer is known."""
    ends = "_places.tsv"
    return tuple(
        sorted(
            one.name.removesuffix(ends)
            for one in files(__name__).iterdir()
            if one.name.endswith(ends)
        )
    )


@cache
def gazetteer(country: str) -> Vocabulary:
    """Return the names and acronyms of a country; raise LookupError with the known ones."""
    if country not in countries():
        raise LookupError(f"no gazetteer {country!r}; known: {', '.join(countries())}")
    names = {name for (name,) in _rows(f"{country}_names.txt")}
    for row in _rows(f"{country}_places.tsv"):
        region, department, communes = row
        names.update({region, department, *(part.strip() for part in communes.split(","))})
    acronyms = {row[0]: row[1] for row in _rows(f"{country}_acronyms.tsv")}
    return Vocabulary.of(names - {""}, acronyms)


def _rows(name: str) -> list[list[str]]:
    text = (files(__name__) / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
