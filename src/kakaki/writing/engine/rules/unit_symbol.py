"""Symbols of units have one spelling and a space: « 5 km », not « 5Km »."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import HARD, SPACE, at_digits, is_address
from kakaki.writing.engine.rule import Hit, Rule

_SYMBOLS = {
    "km": "km", "kms": "km", "Km": "km", "Kms": "km", "KM": "km", "KMS": "km", "kg": "kg", "Kg": "kg",
    "KG": "kg", "kgs": "kg", "Kgs": "kg", "KGS": "kg", "cm": "cm", "cms": "cm", "mm": "mm", "m": "m",
    "ha": "ha", "Ha": "ha", "HA": "ha", "m2": "m²", "m3": "m³", "M2": "m²", "M3": "m³", "m²": "m²",
    "m³": "m³", "km2": "km²", "Km2": "km²", "KM2": "km²", "km²": "km²", "Km²": "km²", "cm2": "cm²",
    "mn": "min", "mns": "min", "MW": "MW", "Mw": "MW", "KW": "kW", "Kw": "kW", "kW": "kW",
    "KWh": "kWh", "Kwh": "kWh", "kwh": "kWh", "kWh": "kWh", "GWh": "GWh", "MWh": "MWh", "Mo": "Mo",
    "Ko": "ko", "ko": "ko", "Go": "Go", "ml": "ml", "km/h": "km/h", "Km/h": "km/h", "KM/H": "km/h",
}  # fmt: skip
_UNIT = re.compile(
    rf"(?<![\w.,/:+#%-])(?:\d+(?:[.,]\d+)?)({SPACE}?)("
    + "|".join(sorted(map(re.escape, _SYMBOLS), key=len, reverse=True))
    + r")(?![\w/²³’'-])"
)


def find(document: Document) -> Iterator[Hit]:
    """Find symbols glued to their number, with a wrong capital, a plural or a plain exponent."""
    for block, match in at_digits(document, _UNIT):
        text = block.text
        better = _SYMBOLS[match[2]]
        if (match[1] and match[2] == better) or is_address(text, match.start()):
            continue
        mended = f"{HARD}{better}"
        message = f"Écrivez « {better} », après une espace."
        yield Hit(block, match.start(1), match.end(), message, mended)


rule = Rule(
    __name__,
    title="Symbole d’unité",
    source="BIPM, Le Système international d’unités, 5.2 et 5.4.3 ; Imprimerie nationale, « Symboles »",
    class_="à corriger",
    find=find,
    flags=("La piste a 5km.", "Un sac de 10 Kg.", "Une salle de 30 m2.", "Attendez 30 mn."),
    accepts=(
        "La piste a 5 km.",
        "Un sac de 10 kg.",
        "La route M2.",
        "Le réseau 4G.",
        "Une salle de 30 m².",
    ),
)
