"""The places of a country, read by every room that must know them: regions, departments, towns."""

from functools import cache
from importlib.resources import files

_ENDS = "_places.tsv"


@cache
def countries() -> tuple[str, ...]:
    """Return the codes of the countries whose places are known."""
    names = (one.name for one in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(_ENDS) for name in names if name.endswith(_ENDS)))


@cache
def place_rows(country: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return region, department and communes, line by line; raise LookupError when unknown."""
    if country not in countries():
        raise LookupError(f"no gazetteer {country!r}; known: {', '.join(countries())}")
    text = (files(__name__) / f"{country}{_ENDS}").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(
        (region, department, tuple(part.strip() for part in communes.split(",") if part.strip()))
        for region, department, communes in rows
    )
