"""A large number in one block is counted digit by digit: groups of three are read at once."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import at_digits, grouped, is_address
from kakaki.writing.engine.rule import Hit, Rule

_NUMBER = re.compile(
    r"(?<![\w.,:/°#+–-])(?<!\d[ \u00a0\u202f])[1-9]\d{4,11}(?=[ \u00a0\u202f](?:[a-zà-ü]{3,}|d[’']|m²|km|kg|ha|F|"
    r"FCFA|€|\$)(?!\w|\.\w))"
    r"|(?<![\w.,/-])\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+(?![\w.,/-]\d|\d)"
    r"|(?<![\w.,/-])\d{1,3}[.,]\d{3}(?=[ \u00a0\u202f](?:FCFA|F CFA|francs|habitants|personnes|"
    r"élèves|enfants|femmes|ménages|emplois|agents|candidats|électeurs|morts|logements)\b)"
)
# A number that names a thing is copied as it is, never regrouped.
_REFERENCE = re.compile(
    r"(?:n°|n[º°]s?|nos?|numéros?|article|art\.|code|référence|réf\.?|matricule|bp|b\.p\.|cs|"
    r"tél\.?|téléphone|loi|décret|arrêté|isbn|version|appelez(?: le)?|appeler(?: le)?|port|\(|au)"
    r"\s*:?\s*$",
    re.IGNORECASE,
)


def find(document: Document) -> Iterator[Hit]:
    """Find counted numbers of five digits or more in one block, and those cut by points or commas."""
    for block, match in at_digits(document, _NUMBER):
        text = block.text
        before = text[max(0, match.start() - 20) : match.start()]
        if _REFERENCE.search(before) or is_address(text, match.start()):
            continue
        better = grouped(re.sub(r"\D", "", match.group()))
        message = f"Séparez les milliers par des espaces : « {better} »."
        yield Hit(block, match.start(), match.end(), message, better)


rule = Rule(
    __name__,
    title="Milliers mal séparés",
    source="Imprimerie nationale, Lexique des règles typographiques, « Nombres » ; BIPM, Le Système international d’unités, 5.4.4",
    class_="à corriger",
    find=find,
    flags=(
        "Le projet aide 12500 personnes.",
        "Il coûte 1.250.000 FCFA.",
        "La ville a 12.500 habitants.",
    ),
    accepts=(
        "Le projet aide 12\u00a0500 personnes.",
        "Appelez le 20720000 pour vous inscrire.",
        "La loi n° 12500 du code.",
        "En 2026, la mairie ouvre.",
        "Un trajet de 2,500 km.",
    ),
)
