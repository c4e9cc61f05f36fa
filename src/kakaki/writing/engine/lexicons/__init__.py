"""The word lists of the rules: plain text files, one entry a line, written for this product."""

from functools import cache
from importlib.resources import files


@cache
def entries(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the entries of a list, each cut at its tabs; lines that begin with # are comments."""
    text = (files(__name__) / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(
        tuple(part.strip() for part in line.split("\t"))
        for line in text.splitlines()
        if line.strip() and not line.startswith("#")
    )
