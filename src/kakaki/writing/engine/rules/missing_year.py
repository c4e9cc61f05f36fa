"""An official text is read for years: one of its dates at least bears its year."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import MONTHS, SPACE, month_number, nearest, with_digits
from kakaki.writing.engine.profiles import LASTING
from kakaki.writing.engine.rule import Hit, Rule

_DATE = re.compile(
    rf"(?<![\d.,/-])(\d{{1,2}})(?:er)?{SPACE}({'|'.join(MONTHS)})(?![\w-])(?:{SPACE}(\d{{4}}))?",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"\b(?:chaque|tous les|toutes les|journée|fête|anniversaire|quinzaine|entre le|rue|avenue|place)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


def find(document: Document) -> Iterator[Hit]:
    """Find the first date without its year in a communiqué where no year is written."""
    blocks = list(with_digits(document))
    if any(_YEAR.search(block.text) for block in blocks):
        return
    for block in blocks:
        for match in _DATE.finditer(block.text):
            if _YEARLY.search(block.text, max(0, match.start() - 40), match.end() + 20):
                continue
            fix = None
            if document.published_on:
                day = nearest(int(match[1]), month_number(match[2]), document.published_on)
                fix = f"{match.group()} {day.year}" if day else None
            yield Hit(
                block,
                match.start(),
                match.end(),
                "Ajoutez l’année : ce texte sera lu plus tard.",
                fix,
            )
            return


rule = Rule(
    __name__,
    title="Date sans année",
    source="PIDILA (DISIC), critère 202 : dates explicites ; FALC (Inclusion Europe), dates complètes",
    class_="à vérifier",
    find=find,
    flags=("La route ferme le 12 mars.",),
    accepts=(
        "La route ferme le 12 mars 2026. Elle rouvre le 15 mars.",
        "Chaque 8 mars, la mairie reçoit les femmes du quartier.",
    ),
    profiles=LASTING,
)
