"""Two links with the same words and two targets: in a list of links, one cannot choose."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule


def find(document: Document) -> Iterator[Hit]:
    """Find links whose words already lead elsewhere in the same text."""
    targets: dict[str, str] = {}
    for block in document.of_kind("link"):
        words = " ".join(block.text.split()).casefold()
        target = block.href.rstrip("/")
        if not words or not target:
            continue
        if targets.setdefault(words, target) != target:
            message = "Ces mots mènent déjà ailleurs dans ce texte. Dites ce qui distingue les deux pages."
            yield Hit(block, 0, len(block.text), message)


rule = Rule(
    __name__,
    title="Mêmes mots, deux liens",
    source="WCAG 2.2, critère 2.4.4 ; RGAA 4.1, 6.1",
    class_="à vérifier",
    find=find,
    flags=("[Le plan](https://a.example/1) et [le plan](https://a.example/2).",),
    accepts=("[Le plan](https://a.example/1) et [le plan](https://a.example/1/).",),
)
