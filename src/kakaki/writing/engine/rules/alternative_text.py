"""Whoever does not see a picture has only its words: they must say what it shows."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

_FILE = re.compile(
    r"^(?:img|dsc|image|photo|whatsapp)?[\s_-]*[\d_-]*\.?(?:jpe?g|png|gif|webp|avif)?$", re.I
)
_OPENING = re.compile(
    r"^\s*(?:image|photo|illustration|capture)\s+(?:de|d[’']|du|des|montrant)\b", re.I
)


def find(document: Document) -> Iterator[Hit]:
    """Find pictures without words, with a file name for words, or with too many."""
    longest = document.limits.alternative
    for block in document.of_kind("image"):
        words = block.text.strip()
        end = len(block.text)
        if not words:
            yield Hit(block, 0, 0, "Image sans texte de remplacement. Dites ce qu’elle montre.")
        elif _FILE.match(words) or "_" in words:
            yield Hit(block, 0, end, "Un nom de fichier ne dit pas ce que montre l’image.")
        elif len(words) > longest:
            yield Hit(block, 0, end, f"Texte de remplacement trop long : {longest} signes au plus.")
        elif _OPENING.match(words):
            yield Hit(block, 0, end, "Inutile d’écrire « image de » : dites ce qu’elle montre.")


rule = Rule(
    __name__,
    title="Texte de remplacement absent ou inutile",
    source="WCAG 2.2, critère 1.1.1 ; Canada.ca, Guide de rédaction, « Texte de remplacement » (170 signes)",
    class_="à corriger",
    find=find,
    flags=("![](puits.jpg)", "![IMG_2034.jpg](puits.jpg)", "![Photo de la ministre](m.jpg)"),
    accepts=("![La ministre ouvre le robinet du nouveau puits](m.jpg)",),
    local=True,
)
