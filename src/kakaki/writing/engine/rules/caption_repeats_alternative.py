"""The same words as text of replacement and as caption are heard twice."""

from collections.abc import Iterator
from itertools import pairwise

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(" .").casefold()


def find(document: Document) -> Iterator[Hit]:
    """Find pictures whose text of replacement is that of the paragraph just before or after."""
    if not any(document.of_kind("image")):
        return
    blocks = [block for block in document.blocks if block.kind != "link" and block.text.strip()]
    for before, block in pairwise(blocks):
        for image, other in ((before, block), (block, before)):
            if image.kind != "image" or other.kind not in {"paragraph", "item"}:
                continue
            if len(image.text) > 5 and _plain(image.text) == _plain(other.text):
                message = "Ces mots sont aussi la légende. Dites ici ce que l’image montre."
                yield Hit(image, 0, len(image.text), message)


rule = Rule(
    __name__,
    title="Texte de remplacement égal à la légende",
    source="RGAA 4.1, 1.9 ; W3C, Tutoriel sur les images, « Légendes »",
    class_="à vérifier",
    find=find,
    flags=("![La ministre à Bilmari](m.jpg)\n\nLa ministre à Bilmari.",),
    accepts=("![La ministre ouvre un robinet](m.jpg)\n\nLa ministre à Bilmari.",),
)
