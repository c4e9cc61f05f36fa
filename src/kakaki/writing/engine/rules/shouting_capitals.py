"""Words in capitals are read letter by letter, by people and by screen readers."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

_C = "[A-ZÀÂÇÉÈÊËÎÏÔÙÛÜŒ]"
_RUN = re.compile(rf"{_C}(?:{_C}+[’' -]+(?:{_C}{{2,}}[’' -]+)+{_C}{{2,}}|{_C}{{8,}})")


def find(document: Document) -> Iterator[Hit]:
    """Find three words or more in capitals, or one very long word."""
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item"):
        for match in _RUN.finditer(block.text):
            message = "Tout en capitales : c’est plus lent à lire. Écrivez en minuscules."
            yield Hit(block, match.start(), match.end(), message)


rule = Rule(
    __name__,
    title="Mots tout en capitales",
    source="Canada.ca, Guide de rédaction, « Majuscules » ; RGAA 4.1",
    class_="à corriger",
    find=find,
    flags=("MINISTÈRE DE LA SANTÉ : avis important.",),
    accepts=("Le ministère de la Santé informe les familles.", "L’UEMOA et la CEDEAO."),
    local=True,
)
