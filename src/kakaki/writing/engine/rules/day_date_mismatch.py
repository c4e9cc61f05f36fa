"""When the day and the date disagree, half of the people come on the wrong one."""

import re
from collections.abc import Iterator
from datetime import date

from kakaki.writing.engine.blocks import Block, Document
from kakaki.writing.engine.figures import (
    DAYS,
    SPACE,
    day_of,
    month_number,
    nearest,
    spelled,
    with_digits,
)
from kakaki.writing.engine.rule import Hit, Rule

_DATE = re.compile(
    rf"\b([lmjvsd][a-z]+di|dimanche),?{SPACE}(?:le{SPACE})?(\d{{1,2}})(?:er)?{SPACE}"
    rf"([a-zéû]{{3,9}})(?:{SPACE}(\d{{4}}))?(?!\w)",
    re.IGNORECASE,
)
_CLOSE = 90  # days: a date without its year is only sure when it is near the day of publication.


def _meant(match: re.Match[str], published_on: date | None) -> date | None:
    month = month_number(match[3])
    if not month:
        return None
    if match[4]:
        return day_of(int(match[4]), month, int(match[2]))
    if published_on is None:
        return None
    day = nearest(int(match[2]), month, published_on)
    return day if day and abs((day - published_on).days) <= _CLOSE else None


def _hit(block: Block, match: re.Match[str], day: date) -> Hit:
    message = (
        f"Le {spelled(day)} est un {DAYS[day.weekday()]}, pas un {match[1].lower()}."
        " Corrigez le jour ou la date."
    )
    return Hit(block, match.start(), match.end(), message)


def find(document: Document) -> Iterator[Hit]:
    """Find a day of the week that is not that of its date; which of the two is wrong is unknown."""
    for block in with_digits(document):
        for match in _DATE.finditer(block.text):
            if match[1].lower() not in DAYS:
                continue
            day = _meant(match, document.published_on)
            if day and day.year >= 1900 and DAYS[day.weekday()] != match[1].lower():
                yield _hit(block, match, day)


rule = Rule(
    __name__,
    title="Jour et date en désaccord",
    source="PIDILA (DISIC), critère 202 : dates explicites ; calendrier grégorien",
    class_="à corriger",
    find=find,
    flags=("La foire ouvre le lundi 12 mars 2026.", "Venez samedi 8 mars."),
    accepts=(
        "La foire ouvre le jeudi 12 mars 2026.",
        "Venez samedi 7 mars.",
        "Le lundi 12 mars 1789.",
    ),
)
