"""An hour is written « 8 h 30 »: « 08H30 » and « 15:30 » are those of machines."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import HARD, SPACE, at_digits, is_address
from kakaki.writing.engine.rule import Hit, Rule

_LETTER = re.compile(
    rf"(?<![\w:./,+-])([01]?\d|2[0-4])({SPACE}?)([hH])({SPACE}?)(?:([0-5]\d)({SPACE}?(?:mn|min)\b)?)?"
    r"(?![\w/²]|[.,]\d)"
)
_COLON = re.compile(r"([01]?\d|2[0-3]):(00|15|30|45)(?![\d:])")
_BEFORE = re.compile(rf"(?:\bà|\bÀ|\bdès|\bvers|\bavant|\baprès|\bentre|\bheure{SPACE}?:){SPACE}$")


def spelled_hour(hours: str, minutes: str | None) -> str:
    """Return an hour as print writes it: « 8 h 30 », « 8 h », its spaces unbreakable."""
    hour = f"{int(hours)}{HARD}h"
    return f"{hour}{HARD}{minutes}" if minutes and minutes != "00" else hour


def _is_well_written(match: re.Match[str]) -> bool:
    spaced = match[2] and (match[4] or not match[5])
    return bool(spaced and match[3] == "h" and not match[6] and not match[1].startswith("0"))


def find(document: Document) -> Iterator[Hit]:
    """Find hours without spaces, with « mn », a capital H, a leading zero or a colon."""
    for block, match in at_digits(document, _LETTER):
        if not _is_well_written(match) and not is_address(block.text, match.start()):
            better = spelled_hour(match[1], match[5])
            end = match.end() - (len(match[4]) if not match[5] else 0)
            yield Hit(block, match.start(), end, f"Écrivez « {better} ».", better)
    for block, match in at_digits(document, _COLON):
        if _BEFORE.search(block.text[max(0, match.start() - 9) : match.start()]):
            better = spelled_hour(match[1], match[2])
            yield Hit(block, match.start(), match.end(), f"Écrivez « {better} ».", better)


rule = Rule(
    __name__,
    title="Heure mal écrite",
    source="Imprimerie nationale, Lexique des règles typographiques, « Heures »",
    class_="à corriger",
    find=find,
    flags=("Le bureau ouvre à 8h30mn.", "De 08H00 à 15:30.", "À 14h, la cour ferme."),
    accepts=(
        "Le bureau ouvre à 8 h 30.",
        "La garde veille 24h/24.",
        "Score de 3:15.",
        "La grippe H1N1 recule.",
        "De 8 h à 16 h.",
    ),
)
