"""« Le(s) dossier(s) » is read twice and aloud never: the plural says one as well as many."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

_WORD = r"(?:[^\W\d_]{2,}\((?:s|aux|nt|ent)\)|[^\W\d_]+u\(x\))"
_OPTIONAL = re.compile(rf"(?<![\w(]){_WORD}(?:\s{_WORD})*(?![\w(])", re.IGNORECASE)


def find(document: Document) -> Iterator[Hit]:
    """Find plurals in brackets; the words around must change too, so no fix is offered."""
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item"):
        if "(" not in block.text:
            continue
        for match in _OPTIONAL.finditer(block.text):
            message = (
                f"« {match.group()} » se lit mal : écrivez le pluriel, qui vaut aussi pour un seul."
            )
            yield Hit(block, match.start(), match.end(), message)


rule = Rule(
    __name__,
    title="Pluriel entre parenthèses",
    source="Office québécois de la langue française, Banque de dépannage linguistique, « Pluriel entre parenthèses » ; "
    "Canada.ca, Guide de rédaction",
    class_="à vérifier",
    find=find,
    flags=("Apportez le(s) dossier(s).", "Le(s) parent(s) signe(nt)."),
    accepts=("Apportez les dossiers.", "Le dossier (signé) suffit.", "Lisez l’article 3 (a)."),
)
