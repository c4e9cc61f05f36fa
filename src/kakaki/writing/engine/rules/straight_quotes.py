"""French words are quoted between « » with spaces that do not break: a glued mark is misread aloud."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.profiles import TYPESET
from kakaki.writing.engine.rule import Hit, Rule

_STRAIGHT = re.compile(r"[\"“]([^\"“”«»\n]{1,400})[\"”]")
_GLUED = re.compile(r"«(?=[^\s\u00a0\u202f])[^«»\n]*»?|«[^«»\n]*[^\s\u00a0\u202f«]»")
SPACE = "\u00a0"


def find(document: Document) -> Iterator[Hit]:
    """Find straight and English quotes, and French ones glued to their words."""
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item", "quote"):
        for match in _STRAIGHT.finditer(block.text):
            better = f"«{SPACE}{match[1].strip()}{SPACE}»"
            yield Hit(
                block, match.start(), match.end(), "Utilisez des guillemets français.", better
            )
        for match in _GLUED.finditer(block.text):
            written = match.group()
            closed = written.endswith("»")
            inside = written[1:-1] if closed else written[1:]
            fix = f"«{SPACE}{inside.strip()}{SPACE}»" if closed else None
            message = "Il faut une espace à l’intérieur des guillemets, « comme ceci »."
            yield Hit(block, match.start(), match.end(), message, fix)


rule = Rule(
    __name__,
    title="Guillemets droits ou collés",
    source="Imprimerie nationale, Lexique des règles typographiques, « Guillemets »",
    class_="à corriger",
    find=find,
    flags=('Il parle de "rumeur" sans preuve.', "«Nous serons là», dit-elle."),
    accepts=("Il parle de «\u00a0rumeur\u00a0» sans preuve.", "« Nous serons là », dit-elle."),
    profiles=TYPESET,
    local=True,
)
