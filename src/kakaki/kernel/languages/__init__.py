"""The languages of public pages: one file each, which a translator writes without a program.

`<code>.toml` gives the name of a language in itself and in French, the side its lines begin on,
its months and the words of public pages. A word that a file lacks is said in French.
"""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

FRENCH = "fr"  # The working language: its words are the keys of every other file.
FOLDER = Path(__file__).parent
HARD = "\u00a0"
DIRECTIONS = ("ltr", "rtl")


@dataclass(frozen=True, slots=True)
class Language:
    """A language of public pages; `is_reviewed` once somebody who speaks it from birth read it."""

    code: str
    name: str
    french_name: str
    direction: str
    is_reviewed: bool
    months: tuple[str, ...]
    day_form: str
    words: Mapping[str, str]

    def say(self, french: str) -> str:
        """Return the words of a public page in this language, in French when it lacks them."""
        return self.words.get(french) or french

    def day(self, day: date) -> str:
        """Return a day in words, no line breaking it."""
        number = "1er" if self.code == FRENCH and day.day == 1 else str(day.day)
        month = self.months[day.month - 1]
        said = self.day_form.format(day=number, month=month, year=day.year)
        return said.replace(" ", HARD)


def read(file: Path) -> Language:
    """Return the language of a file; raise ValueError when the file says something impossible."""
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    if len(told["months"]) != 12 or told["direction"] not in DIRECTIONS:
        raise ValueError(f"{file.name}: twelve months, and a direction among {DIRECTIONS}")
    return Language(
        code=file.stem,
        name=told["name"],
        french_name=told["french_name"],
        direction=told["direction"],
        is_reviewed=bool(told["reviewed"]),
        months=tuple(told["months"]),
        day_form=told["day"],
        words=told.get("words", {}),
    )


@lru_cache(maxsize=1)
def every() -> Mapping[str, Language]:
    """Return the languages by code, French first."""
    found = [read(file) for file in sorted(FOLDER.glob("*.toml"))]
    return {one.code: one for one in sorted(found, key=lambda one: (one.code != FRENCH, one.code))}


def get(code: str) -> Language:
    """Return a language, French for a code that no file bears."""
    return every().get(code) or every()[FRENCH]


def others() -> tuple[Language, ...]:
    """Return the languages that texts are translated into."""
    return tuple(one for one in every().values() if one.code != FRENCH)


_spoken: ContextVar[str] = ContextVar("spoken", default=FRENCH)


def spoken() -> Language:
    """Return the language of the page that is being made."""
    return get(_spoken.get())


@contextmanager
def speaking(code: str) -> Iterator[Language]:
    """Make a page in a language."""
    token = _spoken.set(code)
    try:
        yield get(code)
    finally:
        _spoken.reset(token)
