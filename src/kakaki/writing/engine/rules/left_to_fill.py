"""A hint of a skeleton that nobody replaced is a sign of haste that every reader sees."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

_HINT = re.compile(
    r"\[\s*(?:à|a)\s+(?:compléter|préciser|confirmer|vérifier|remplir)[^\]\n]*\]"
    r"|\b(?:TODO|XXX+|lorem ipsum)\b",
    re.IGNORECASE,
)


def find(document: Document) -> Iterator[Hit]:
    """Find the places that still wait for their words."""
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item", "quote"):
        for match in _HINT.finditer(block.text):
            what = match.group().strip("[] ")
            message = f"Il reste un passage à compléter : « {what[:90]} »."
            yield Hit(block, match.start(), match.end(), message)


rule = Rule(
    __name__,
    title="Passage à compléter",
    source="GOV.UK, Content design, « Fact check » ; Canada.ca, Guide de rédaction, « Relecture »",
    class_="à corriger",
    find=find,
    flags=(
        "[à compléter : qui appeler, le numéro, les jours]",
        "## Renseignements\n\n- [A préciser]",
        "La salle XXX est ouverte à tous.",
    ),
    accepts=(
        "Il reste un formulaire à compléter : prenez-le à la mairie.",
        "Voir [le dossier à compléter](https://sante.example/dossier).",
        "Le rapport [annexe 2] est en ligne.",
    ),
)
