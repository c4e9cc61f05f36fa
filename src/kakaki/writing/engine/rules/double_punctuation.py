"""« !! » shouts and « ?! » mocks: an official voice does neither."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import WRITTEN, is_address
from kakaki.writing.engine.rule import Hit, Rule

_MARKS = re.compile(r"[!?](?:[ \u00a0\u202f]?[!?])+|(?<![,;]),(?: ?,)+(?![,;])|;{2,}")
_GUARD = re.compile(r"[!?,;][ \u00a0\u202f]?[!?,;]")


def find(document: Document) -> Iterator[Hit]:
    """Find repeated exclamation and question marks, and doubled commas and semicolons."""
    for block in document.blocks:
        text = block.text
        if block.kind not in WRITTEN or not _GUARD.search(text):
            continue
        for match in _MARKS.finditer(text):
            if is_address(text, match.start()):
                continue
            written = match.group()
            better = "?" if "?" in written else written[0]
            yield Hit(block, match.start(), match.end(), f"Un seul « {better} » suffit.", better)


rule = Rule(
    __name__,
    title="Ponctuation redoublée",
    source="Imprimerie nationale, Lexique des règles typographiques, « Ponctuation »",
    class_="à corriger",
    find=find,
    flags=("Venez nombreux !!!", "Est-ce vrai ?!", "Le puits,, la pompe."),
    accepts=("Venez nombreux !", "Est-ce vrai ?", "Le puits, la pompe ; l’eau."),
)
