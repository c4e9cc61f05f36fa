"""When the day and the date disagree, half of the people come on the wrong one."""

import re
from collections.abc import Iterator
from datetime import date

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import (
    DAYS,
    SPACE,
    at_digits,
    day_of,
    month_number,
    nearest,
    spelled,
)
from kakaki.writing.engine.rule import Hit, Rule

_DATE = re.compile(
    rf"(\d{{1,2}})(?:er)?{SPACE}([a-zA-Zéû]{{3,9}})(?:{SPACE}(\d{{4}}))?(?!\w)",
)
_DAY = re.compile(rf"(?<!\w)(\w+di|dimanche),?{SPACE}(?:le{SPACE})?$", re.IGNORECASE)
_CLOSE = 90  # days: a date without its year is only sure when it is near the day of publication.


def _meant(match: re.Match[str], published_on: date | None) -> date | None:
    month = month_number(match[2])
    if not month:
        return None
    if match[3]:
        return day_of(int(match[3]), month, int(match[1]))
    if published_on is None:
        return None
    day = nearest(int(match[1]), month, published_on)
    return day if day and abs((day - published_on).days) <= _CLOSE else None


def find(document: Document) -> Iterator[Hit]:
    """Find a day of the week that is not that of its date; which of the two is wrong is unknown."""
    for block, match in at_digits(document, _DATE):
        named = _DAY.search(block.text[max(0, match.start() - 13) : match.start()])
        day = _meant(match, document.published_on) if named else None
        if named is None or day is None or day.year < 1900 or named[1].lower() not in DAYS:
            continue
        true = DAYS[day.weekday()]
        if true != named[1].lower():
            start = match.start() - len(named.group())
            message = (
                f"Le {spelled(day)} est un {true}, pas un {named[1].lower()}."
                " Corrigez le jour ou la date."
            )
            yield Hit(block, start, match.end(), message)


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
