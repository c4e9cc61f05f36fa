"""« 31 avril » sends people to a day that will never come."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import SPACE, at_digits, day_of, month_number
from kakaki.writing.engine.rule import Hit, Rule

_DATE = re.compile(
    rf"(?<![\d.,/-])(3\d|29){SPACE}(avril|juin|septembre|novembre|février|[a-zé]{{3,9}})"
    rf"(?:{SPACE}(\d{{4}}))?(?![\w-])",
    re.IGNORECASE,
)
_LEAP = 2024  # A date without its year is only impossible when no year has it.


def find(document: Document) -> Iterator[Hit]:
    """Find days that the month, or the year, does not have."""
    for block, match in at_digits(document, _DATE):
        month = month_number(match[2])
        if month and day_of(int(match[3] or _LEAP) or _LEAP, month, int(match[1])) is None:
            yield Hit(
                block, match.start(), match.end(),
                "Le calendrier n’a pas ce jour. Vérifiez la date avec celui qui l’a donnée.",
            )  # fmt: skip


rule = Rule(
    __name__,
    title="Date qui n’existe pas",
    source="PIDILA (DISIC), critère 202 : dates explicites ; calendrier grégorien",
    class_="à corriger",
    find=find,
    flags=("Les dossiers sont reçus jusqu’au 31 avril.", "Le 29 février 2026, la route ferme."),
    accepts=(
        "Le 29 février 2028, la route ferme.",
        "Le 30 avril, la route ferme.",
    ),
)
