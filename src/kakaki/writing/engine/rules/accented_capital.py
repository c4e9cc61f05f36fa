"""Capitals bear their accents in French: without them, a name or a word may change."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

_WORDS = {
    "Etat": "État", "Etats": "États", "Ecole": "École", "Ecoles": "Écoles", "Education": "Éducation",
    "Energie": "Énergie", "Elevage": "Élevage", "Economie": "Économie", "Equipement": "Équipement",
    "Eau potable": "Eau potable", "Elections": "Élections", "Election": "Élection", "Ere": "Ère",
    "Etudes": "Études", "Etude": "Étude", "Egalité": "Égalité", "Eglise": "Église", "Echanges": "Échanges",
}  # fmt: skip
_PATTERN = re.compile(r"(?<![\w-])(?:" + "|".join(w for w in _WORDS if _WORDS[w] != w) + r")(?!\w)")
_A = re.compile(r"(?:(?<=^)|(?<=[.!?…»] )|(?<=: ))A(?= (?:la|l[’']|cet|cette|ce|ces|partir|compter|cause|Tassara|"
                r"[A-Z][a-zéèê]+,|travers|propos|titre|terme|noter|l[’']issue|l[’']occasion)\b)")  # fmt: skip


def find(document: Document) -> Iterator[Hit]:
    """Find words whose capital lost its accent, and « A » that stands for « À »."""
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item"):
        for match in _PATTERN.finditer(block.text):
            better = _WORDS[match.group()]
            yield Hit(block, match.start(), match.end(), f"Écrivez « {better} ».", better)
        for match in _A.finditer(block.text):
            yield Hit(block, match.start(), match.end(), "Écrivez « À ».", "À")


rule = Rule(
    __name__,
    title="Capitale sans accent",
    source="Académie française, « Accentuation des majuscules »",
    class_="à corriger",
    find=find,
    flags=("L’Etat paie les travaux.", "A partir du 3 mars, la route est fermée."),
    accepts=(
        "L’État paie les travaux.",
        "À partir du 3 mars, la route est fermée.",
        "A. Benna signe.",
    ),
)
