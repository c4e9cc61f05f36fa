"""Months are common nouns in French: English habits give them a capital."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import MONTHS, SPACE
from kakaki.writing.engine.rule import Hit, Rule

_NAMES = "|".join(name.capitalize() for name in MONTHS)
_MONTH = re.compile(
    rf"(?:(?<=\d)|(?<=\der)|(?<=\ben)|(?<=\bmois de)|(?<=\bmois d[’'])|(?<=\bfin)|(?<=\bdébut))"
    rf"{SPACE}?({_NAMES})(?![\w-])"
)
_CAPITALS = tuple(name.capitalize() for name in MONTHS)
# « Rue du 8 Mai » and « 14 Juillet » are names of places and of feasts.
_PLACE = re.compile(
    r"\b(?:rue|avenue|boulevard|bd|place|pont|palais|stade|hôpital|lycée|école|collège|quartier|cité|"
    r"promotion|opération|mouvement|révolution|fête|rond-point|monument)\b[^.]{0,25}$",
    re.IGNORECASE,
)
_FEASTS = ("14 Juillet", "1er Mai", "11 Novembre", "8 Mai", "8 Mars", "18 Décembre", "3 Août")


def find(document: Document) -> Iterator[Hit]:
    """Find months with a capital after a number or « en », « mois de », « fin », « début »."""
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item", "quote", "cell"):
        text = block.text
        if not any(name in text for name in _CAPITALS):
            continue
        for match in _MONTH.finditer(text):
            before, after = text[: match.start()], text[match.end() : match.end() + 5]
            feast = text[max(0, match.start() - 3) : match.end()].strip()
            is_feast = any(feast.endswith(name) for name in _FEASTS)
            if _PLACE.search(before[-40:]) or (is_feast and not re.match(r"\s\d{4}", after)):
                continue
            better = match[1].lower()
            message = f"Les mois prennent une minuscule : « {better} »."
            yield Hit(block, match.start(1), match.end(1), message, better)


rule = Rule(
    __name__,
    title="Mois avec une capitale",
    source="Imprimerie nationale, Lexique des règles typographiques, « Dates » ; Académie française",
    class_="à corriger",
    find=find,
    flags=("Le 12 Mars 2026, la route ferme.", "Les pluies commencent en Juin."),
    accepts=(
        "Le 12 mars 2026, la route ferme.",
        "La mairie se trouve rue du 8 Mai 1945.",
        "Mars est un mois chaud.",
        "Le défilé du 14 Juillet.",
    ),
)
