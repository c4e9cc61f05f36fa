"""Rows of zeros are misread: « 15 milliards » is heard and remembered, and fits on a phone."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import HARD, at_digits
from kakaki.writing.engine.rule import Hit, Rule

_ZEROS = re.compile(
    r"(?<![\w.,/-])(?<!\d[ \u00a0\u202f])(\d{1,3}(?:[ \u00a0\u202f.]\d{3}){1,3}[ \u00a0\u202f.]000)(?![\w/-]|[ \u00a0\u202f.,]?\d)"
)
_UNIT = re.compile(r"[ \u00a0\u202f](?:FCFA|F CFA|francs|euros|dollars|personnes|litres|tonnes)\b")
_SCALES = ((1_000_000_000, "milliard"), (1_000_000, "million"))


def scaled(value: int) -> str | None:
    """Return « 2,35 milliards » when two decimals say a number exactly, else None."""
    for scale, name in _SCALES:
        if value < scale:
            continue
        hundredths, rest = divmod(value * 100, scale)
        if rest:
            return None
        figure = f"{hundredths // 100},{hundredths % 100:02d}".rstrip("0").rstrip(",")
        return f"{figure}{HARD}{name}{'s' if value >= 2 * scale else ''}"
    return None


def find(document: Document) -> Iterator[Hit]:
    """Find numbers of a million and more that words of scale say exactly."""
    for block, match in at_digits(document, _ZEROS):
        better = scaled(int(re.sub(r"\D", "", match[1])))
        if better is None:
            continue
        followed = _UNIT.match(block.text, match.end())
        fix = f"{better} de" if followed else None
        message = f"Écrivez « {better} » : une suite de zéros se lit mal."
        yield Hit(block, match.start(), match.end(), message, fix)


rule = Rule(
    __name__,
    title="Grand nombre en chiffres",
    source="Canada.ca, Guide de rédaction, « Nombres » ; GOV.UK, Style guide, « Numbers » (millions et milliards en lettres)",
    class_="à vérifier",
    find=find,
    flags=("Le barrage coûte 15 000 000 000 FCFA.", "Le pays compte 2 350 000 habitants."),
    accepts=(
        "Le barrage coûte 15 milliards de FCFA.",
        "Il reste 12 345 678 FCFA.",
        "Le sac vaut 12 000 FCFA.",
    ),
)
