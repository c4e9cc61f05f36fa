"""Two parts with the same name cannot be told apart in a table of contents."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule


def find(document: Document) -> Iterator[Hit]:
    """Find headings that repeat a heading of the same level under the same parent, or the title."""
    path: dict[int, str] = {}
    seen: set[tuple[str, ...]] = set()
    titles = {block.text.strip().casefold() for block in document.of_kind("title")}
    for block in document.of_kind("heading"):
        name = block.text.strip().casefold()
        path = {level: text for level, text in path.items() if level < block.level}
        path[block.level] = name
        place = tuple(path.values())
        if name and (place in seen or name in titles):
            message = (
                "Cet intertitre est déjà écrit plus haut. Dites ce qui distingue cette partie."
            )
            yield Hit(block, 0, len(block.text), message)
        seen.add(place)


rule = Rule(
    __name__,
    title="Intertitre répété",
    source="Canada.ca, Guide de rédaction, « Titres » (titres uniques) ; WCAG 2.2, critère 2.4.6",
    class_="à vérifier",
    find=find,
    flags=("## Où aller\n\nIci.\n\n## Où aller\n\nLà.",),
    accepts=(
        "## Où aller\n\nIci.\n\n## Quand venir\n\nDemain.",
        "## Bilmari\n\n### Où aller\n\nIci.\n\n## Tassara\n\n### Où aller\n\nLà.",
    ),
)
