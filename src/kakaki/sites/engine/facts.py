"""The facts of a page: a deadline, a price, a place, each read, kept and said in its own way.

A fact is typed as plain text, kept as JSON, and said in French. What is said is what a reader
reads, so it is also what the seal protects.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

HARD = "\u00a0"
MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
LONGEST = 300  # characters of a short fact.
LONGEST_LIST = 60  # lines of a list or of a table.


class FactError(ValueError):
    """Carry the French sentence that tells what to mend in a fact."""


def day_in_words(day: date) -> str:
    """Return a day as French says it: « 1er mars 2026 »."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{HARD}{MONTHS[day.month - 1]}{HARD}{day.year}"


@dataclass(frozen=True)
class Fact:
    """A short text; the other facts narrow it."""

    name: str
    label: str
    help: str = ""
    required: bool = False

    widget: ClassVar[str] = "text"
    longest: ClassVar[int] = LONGEST

    def read(self, typed: str) -> Any:
        """Return what is kept of what was typed, None when nothing was; raise FactError."""
        text = typed.replace("\r\n", "\n").strip()
        if "\x00" in text:
            raise FactError(f"{self.label} : un caractère est illisible.")
        if len(text) > self.longest:
            raise FactError(f"{self.label} : {self.longest} signes au plus.")
        return self.understand(text) if text else None

    def understand(self, text: str) -> Any:
        """Return what is kept of a text that is not empty."""
        return " ".join(text.split())

    def write(self, value: Any) -> str:
        """Return what the field of the desk shows of a kept value."""
        return "" if value is None else str(value)

    def say(self, value: Any) -> list[str]:
        """Return what a reader reads, one string a line; nothing for no value."""
        return [] if value in (None, "") else [str(value)]

    def leads_to(self, value: Any) -> str:
        """Return the address that the words lead to, '' where they lead nowhere."""
        return ""


@dataclass(frozen=True)
class LongText(Fact):
    """A few sentences."""

    widget: ClassVar[str] = "textarea"
    longest: ClassVar[int] = 2_000

    def understand(self, text: str) -> str:
        """Return the paragraphs."""
        return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()

    def say(self, value: Any) -> list[str]:
        """Return one string a paragraph."""
        return [line for line in str(value or "").split("\n") if line]


@dataclass(frozen=True)
class Points(Fact):
    """One point a line: papers to bring, steps, topics."""

    widget: ClassVar[str] = "textarea"
    longest: ClassVar[int] = 12_000

    def understand(self, text: str) -> list[str]:
        """Return the points, without the dashes and numbers that people type before them."""
        marked = re.compile(r"^\s*(?:[-•*–]|\d{1,2}[.)])\s+")
        points = [" ".join(marked.sub("", line).split()) for line in text.split("\n")]
        points = [point for point in points if point]
        if len(points) > LONGEST_LIST:
            raise FactError(f"{self.label} : {LONGEST_LIST} lignes au plus.")
        return points

    def write(self, value: Any) -> str:
        """Return one line a point."""
        return "\n".join(value or [])

    def say(self, value: Any) -> list[str]:
        """Return the points."""
        return list(value or [])


@dataclass(frozen=True)
class Rows(Fact):
    """Lines of several cells, separated by « | » or pasted from a spreadsheet."""

    columns: tuple[str, ...] = ()

    widget: ClassVar[str] = "textarea"
    longest: ClassVar[int] = 30_000

    def understand(self, text: str) -> list[list[str]]:
        """Return the cells of each line, as many as there are columns."""
        rows = []
        for line in filter(str.strip, text.split("\n")):
            cells = [" ".join(c.split()) for c in re.split(r"\s*\|\s*|\t", line.strip().strip("|"))]
            if len(cells) > len(self.columns):
                wanted = " | ".join(self.columns)
                raise FactError(f"{self.label} : une ligne a trop de cases. Écrivez : {wanted}")
            if any(cells):
                rows.append(cells + [""] * (len(self.columns) - len(cells)))
        if len(rows) > LONGEST_LIST * 5:
            raise FactError(f"{self.label} : {LONGEST_LIST * 5} lignes au plus.")
        return rows

    def write(self, value: Any) -> str:
        """Return one line a row."""
        return "\n".join(" | ".join(cells).rstrip(" |") for cells in value or [])

    def say(self, value: Any) -> list[str]:
        """Return one string a row."""
        return [" | ".join(filter(None, cells)) for cells in value or []]


@dataclass(frozen=True)
class Day(Fact):
    """A day, typed as 2026-03-31 by the browser or as 31/03/2026 by a person."""

    widget: ClassVar[str] = "date"

    def understand(self, text: str) -> str:
        """Return the day in ISO 8601."""
        for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"):
            try:
                return datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007 -- a day.
            except ValueError:
                continue
        raise FactError(f"{self.label} : écrivez une date comme 31/03/2026.")

    def say(self, value: Any) -> list[str]:
        """Return the day in words."""
        return [day_in_words(date.fromisoformat(value))] if value else []


@dataclass(frozen=True)
class Moment(Fact):
    """A day and an hour, in the government's own time."""

    widget: ClassVar[str] = "datetime-local"

    def understand(self, text: str) -> str:
        """Return the moment in ISO 8601, without a zone."""
        for form in ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M"):
            try:
                moment = datetime.strptime(text, form)  # noqa: DTZ007 -- local by definition.
            except ValueError:
                continue
            return moment.isoformat(timespec="minutes")
        raise FactError(f"{self.label} : écrivez une date et une heure comme 31/03/2026 10:00.")

    def say(self, value: Any) -> list[str]:
        """Return the moment in words: « 31 mars 2026 à 10 h 30 »."""
        if not value:
            return []
        moment = datetime.fromisoformat(value)
        minutes = f"{HARD}{moment.minute:02d}" if moment.minute else ""
        return [f"{day_in_words(moment.date())} à {moment.hour}{HARD}h{minutes}"]


@dataclass(frozen=True)
class Choice(Fact):
    """One of a few values; each is kept by its code and said by its label."""

    options: tuple[tuple[str, str], ...] = ()

    widget: ClassVar[str] = "select"

    def understand(self, text: str) -> str:
        """Return the code of the choice."""
        if text not in dict(self.options):
            raise FactError(f"{self.label} : choisissez dans la liste.")
        return text

    def say(self, value: Any) -> list[str]:
        """Return the label of the choice."""
        return [dict(self.options)[value]] if value in dict(self.options) else []


@dataclass(frozen=True)
class Money(Fact):
    """A price in francs CFA; « gratuit » and 0 are the same."""

    def understand(self, text: str) -> int:
        """Return the price in francs."""
        bare = re.sub(r"(?i)f\s*cfa|francs?(\s+cfa)?|xof|[\s.\u00a0\u202f]", "", text)
        if bare.casefold() in {"gratuit", "gratuite", "0"}:
            return 0
        if not bare.isdecimal() or len(bare) > 15:
            raise FactError(f"{self.label} : écrivez un montant comme 5 000, ou « gratuit ».")
        return int(bare)

    def write(self, value: Any) -> str:
        """Return the figure, or « gratuit »."""
        return "" if value is None else ("gratuit" if value == 0 else str(value))

    def say(self, value: Any) -> list[str]:
        """Return the price in words: « 5 000 FCFA », « Gratuit »."""
        if value is None:
            return []
        return ["Gratuit" if value == 0 else f"{value:,}".replace(",", HARD) + f"{HARD}FCFA"]


@dataclass(frozen=True)
class Link(Fact):
    """A web address."""

    widget: ClassVar[str] = "url"

    def understand(self, text: str) -> str:
        """Return the address; only http and https lead somewhere."""
        if not re.fullmatch(r"https?://[^\s<>\"]{3,}", text):
            raise FactError(f"{self.label} : l’adresse commence par https://")
        return text

    def leads_to(self, value: Any) -> str:
        """Return the address itself."""
        return str(value or "")


@dataclass(frozen=True)
class Phone(Fact):
    """A telephone number, short numbers included."""

    widget: ClassVar[str] = "tel"

    def understand(self, text: str) -> str:
        """Return the number as it was typed, its groups apart."""
        if not re.fullmatch(r"[+\d][\d .()\-/\u00a0\u202f]{1,60}", text):
            raise FactError(f"{self.label} : écrivez un numéro comme 20 72 00 00.")
        return " ".join(text.split())

    def leads_to(self, value: Any) -> str:
        """Return what a telephone dials (RFC 3966)."""
        return "tel:" + re.sub(r"[^+\d]", "", str(value or ""))


@dataclass(frozen=True)
class Email(Fact):
    """An e-mail address."""

    widget: ClassVar[str] = "email"

    def understand(self, text: str) -> str:
        """Return the address."""
        if not re.fullmatch(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\".]{2,}", text):
            raise FactError(f"{self.label} : écrivez une adresse comme nom@exemple.com.")
        return text

    def leads_to(self, value: Any) -> str:
        """Return what a mail program opens (RFC 6068)."""
        return f"mailto:{value}"
