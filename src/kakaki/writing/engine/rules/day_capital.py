"""Days are common nouns in French: they take no capital within a sentence."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import DAYS
from kakaki.writing.engine.rule import Hit, Rule

_NAMES = "|".join(name.capitalize() for name in DAYS)
_DAY = re.compile(
    rf"(?<=[a-zé’'] )({_NAMES})(s?)(?= \d{{1,2}}(?!\d)| matin| soir| après-midi|[,.;]| prochain| dernier)"
)
_BEFORE = re.compile(r"\b(?:le|ce|du|au|les|chaque|de|et|ou|à|dès|des|un)\s$", re.IGNORECASE)


def find(document: Document) -> Iterator[Hit]:
    """Find days with a capital after « le », « ce », « du », « au », « chaque »."""
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item", "quote"):
        text = block.text
        if "di" not in text and "Dimanche" not in text:
            continue
        for match in _DAY.finditer(text):
            if _BEFORE.search(text[max(0, match.start() - 8) : match.start()]):
                better = match.group().lower()
                message = f"Les jours prennent une minuscule : « {better} »."
                yield Hit(block, match.start(), match.end(), message, better)


rule = Rule(
    __name__,
    title="Jour avec une capitale",
    source="Imprimerie nationale, Lexique des règles typographiques, « Dates » ; Académie française",
    class_="à corriger",
    find=find,
    flags=("Le bureau ouvre le Lundi 9 mars.", "La collecte passe chaque Mardi."),
    accepts=(
        "Lundi 9 mars, le bureau ouvre.",
        "Le Vendredi saint est férié.",
        "Le bureau ouvre le lundi 9 mars.",
    ),
)
