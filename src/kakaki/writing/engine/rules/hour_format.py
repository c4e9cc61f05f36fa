"""An hour is written « 8 h 30 »: « 08H30 » and « 15:30 » are those of machines."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import HARD, SPACE, is_address, with_digits
from kakaki.writing.engine.rule import Hit, Rule

_LETTER = re.compile(
    rf"(?<![\w:./,+-])([01]?\d|2[0-4])({SPACE}?)([hH])({SPACE}?)(?:([0-5]\d)({SPACE}?(?:mn|min)\b)?)?"
    r"(?![\w/²]|[.,]\d)"
)
_COLON = re.compile(
    rf"(?:\bà|\bÀ|\bdès|\bvers|\bavant|\baprès|\bentre|\bheure{SPACE}?:){SPACE}"
    r"(([01]?\d|2[0-3]):(00|15|30|45))(?![\d:])"
)


def spelled_hour(hours: str, minutes: str | None) -> str:
    """Return an hour as print writes it: « 8 h 30 », « 8 h », its spaces unbreakable."""
    hour = f"{int(hours)}{HARD}h"
    return f"{hour}{HARD}{minutes}" if minutes and minutes != "00" else hour


def _is_well_written(match: re.Match[str]) -> bool:
    spaced = match[2] and (match[4] or not match[5])
    return bool(spaced and match[3] == "h" and not match[6] and not match[1].startswith("0"))


def find(document: Document) -> Iterator[Hit]:
    """Find hours without spaces, with « mn », a capital H, a leading zero or a colon."""
    for block in with_digits(document):
        text = block.text
        if "h" in text or "H" in text:
            for match in _LETTER.finditer(text):
                if _is_well_written(match) or is_address(text, match.start()):
                    continue
                better = spelled_hour(match[1], match[5])
                end = match.end() - (len(match[4]) if not match[5] else 0)
                yield Hit(block, match.start(), end, f"Écrivez « {better} ».", better)
        if ":" in text:
            for match in _COLON.finditer(text):
                better = spelled_hour(match[2], match[3])
                yield Hit(block, match.start(1), match.end(1), f"Écrivez « {better} ».", better)


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
