"""Items that end each in their own way make one wonder whether a word is missing."""

from collections import Counter
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Block, Document
from kakaki.writing.engine.lists import lists_of
from kakaki.writing.engine.rule import Hit, Rule

_NAMES = {".": "un point", ";": "un point-virgule", ",": "une virgule", "": "rien"}


def _end(block: Block) -> str | None:
    """Return the mark that ends an item, « » for none; None when it proves nothing."""
    last = block.text.rstrip()[-1:]
    if last in {".", ";", ","}:
        return last
    return "" if last.isalnum() else None


def find(document: Document) -> Iterator[Hit]:
    """Find items that end unlike most of their list; the last one may end with a full stop."""
    for items in lists_of(document):
        if len(items) < 3:
            continue
        ends = [_end(item) for item in items]
        if any("\n\n" in item.text for item in items) or None in ends[:-1]:
            continue
        counts = Counter(ends[:-1])
        usual, times = counts.most_common(1)[0]
        if len(counts) == 1 or times < 2 or times < len(items) * 2 / 3 - 1:
            continue
        for item, end in zip(items[:-1], ends[:-1], strict=True):
            if end != usual:
                place = len(item.text.rstrip())
                message = (
                    f"Finissez chaque élément de la même façon : ici, par {_NAMES[usual or '']}."
                )
                yield Hit(item, max(0, place - 1), place, message)


rule = Rule(
    __name__,
    title="Éléments de liste finis de plusieurs façons",
    source="OQLF, Banque de dépannage linguistique, « Énumérations verticales » ; Canada.ca, « Listes »",
    class_="à vérifier",
    find=find,
    flags=("- le carnet ;\n- la carte ;\n- la photo\n- le stylo ;\n- l’acte.",),
    accepts=("- le carnet ;\n- la carte ;\n- la photo ;\n- l’acte.", "- un\n- deux\n- trois"),
)
