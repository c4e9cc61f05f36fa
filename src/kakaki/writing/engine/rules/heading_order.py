"""Screen readers jump from heading to heading by their level: a missing level is a missing door."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule


def find(document: Document) -> Iterator[Hit]:
    """Find headings more than one level below the one before; the title is of level 1."""
    before = 1
    for block in document.of_kind("heading"):
        if block.level > before + 1 and block.text.strip():
            message = f"Intertitre de niveau {block.level} après un niveau {before} : mettez le niveau {before + 1}."
            yield Hit(block, 0, len(block.text), message)
        before = block.level or before


rule = Rule(
    __name__,
    title="Niveau d’intertitre sauté",
    source="WCAG 2.2, critère 1.3.1 ; RGAA 4.1, 9.1",
    class_="à corriger",
    find=find,
    flags=("## Où\n\nIci.\n\n#### Quand\n\nDemain.", "### Où\n\nIci."),
    accepts=("## Où\n\nIci.\n\n### Quand\n\nLe 3 mars.\n\n## Qui\n\nToi.",),
)
