"""A deadline that is over when the text appears is a slip of the year, or comes too late to help."""

import re
from collections.abc import Iterator
from datetime import date

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import (
    MONTHS,
    SPACE,
    day_of,
    month_number,
    nearest,
    spelled,
    with_digits,
)
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.sentences import sentences_of

_DEADLINE = re.compile(
    r"\b(?:avant|au plus tard|jusqu[’']au|date limite|dernier délai|délai de rigueur|clôture)\b"
    rf"[^.;]{{0,40}}?\b(\d{{1,2}})(?:er)?{SPACE}({'|'.join(MONTHS)})(?:{SPACE}(\d{{4}}))?",
    re.IGNORECASE,
)
# A narrative of the past may well say « avant le 12 mars 2019 ».
_PAST = re.compile(
    r"\b(?:était|étaient|avaient?|ont|a|furent|fut|[a-zéè]{3,}(?:ait|aient|èrent))\b", re.IGNORECASE
)
_CLOSE = 60  # days: further off, a date without its year is that of another year.


def _over(match: re.Match[str], published_on: date) -> date | None:
    month, number = month_number(match[2]), int(match[1])
    if match[3]:
        day = day_of(int(match[3]), month, number)
    else:
        day = nearest(number, month, published_on)
        if day and (published_on - day).days > _CLOSE:
            return None
    return day if day and day < published_on else None


def find(document: Document) -> Iterator[Hit]:
    """Find deadlines that fall before the day of publication."""
    if document.published_on is None:
        return
    for block in with_digits(document):
        for match in _DEADLINE.finditer(block.text):
            day = _over(match, document.published_on)
            whole = next(
                s for s in reversed(sentences_of(block.text)) if s.start <= match.start()
            ).text
            if day and not _PAST.search(whole):
                message = f"Le {spelled(day)} sera passé quand ce texte paraîtra. Vérifiez la date."
                yield Hit(block, match.start(), match.end(), message)


rule = Rule(
    __name__,
    title="Délai déjà passé",
    source="PIDILA (DISIC), critères 107 et 202 : dates explicites et à jour",
    class_="à vérifier",
    find=find,
    flags=("Déposez le dossier avant le 12 mars 2025.", "Inscriptions jusqu’au 2 mars."),
    accepts=(
        "Déposez le dossier avant le 12 mars 2026.",
        "Le dossier était reçu jusqu’au 2 mars 2025.",
        "Inscriptions jusqu’au 30 septembre.",
    ),
)
