"""A date in figures is read two ways and aloud as numbers: the month is written in letters."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import at_digits, day_of, is_address, spelled
from kakaki.writing.engine.rule import Hit, Rule

_FIGURES = re.compile(
    r"(?<![\w/.:–-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\w/:]|[.,-]\w)"
    r"|(?<![\w/.:–-])(\d{4})-(\d{2})-(\d{2})(?![\w/:-]|[.,]\d)"
)
_ANNOUNCED = re.compile(r"\b(?:le|du|au|dès le|date\s?:|né le|depuis le)\s*$", re.IGNORECASE)


def _year(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written)


def _is_a_date(text: str, match: re.Match[str]) -> bool:
    """Tell a date from the number of a version, of a telephone or of a file."""
    if match[5]:
        return 1900 <= int(match[5]) <= 2100
    if len(match[4]) == 4:
        return 1900 <= int(match[4]) <= 2100
    return match[2] == "/" or bool(_ANNOUNCED.search(text[: match.start()]))


def find(document: Document) -> Iterator[Hit]:
    """Find dates in figures; the fix is given when the calendar has such a day."""
    for block, match in at_digits(document, _FIGURES):
        text = block.text
        if not _is_a_date(text, match) or is_address(text, match.start()):
            continue
        year, month, number = (
            (int(match[5]), int(match[6]), int(match[7]))
            if match[5]
            else (_year(match[4]), int(match[3]), int(match[1]))
        )
        day = day_of(year, month, number)
        message = "Écrivez le mois en lettres : une date en chiffres se lit de deux façons."
        if day is None:
            message = "Le calendrier n’a pas cette date. Vérifiez-la et écrivez le mois en lettres."
        yield Hit(block, match.start(), match.end(), message, spelled(day) if day else None)


rule = Rule(
    __name__,
    title="Date en chiffres",
    source="Canada.ca, Guide de rédaction, « Dates » (31 juillet 2016) ; PIDILA (DISIC), critère 202",
    class_="à corriger",
    find=find,
    flags=(
        "La réunion se tient le 12/03/2026.",
        "Du 12-03-26 au 14.03.2026.",
        "Publié le 2026-03-12.",
        "Rendez-vous le 31/02/2026.",
    ),
    accepts=(
        "La réunion se tient le 12 mars 2026.",
        "Version 1.2.26 du logiciel.",
        "Le rapport 24/7 est prêt.",
        "https://sante.kounta.example/2026-03-12",
    ),
)
