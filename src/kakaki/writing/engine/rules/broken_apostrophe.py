"""« l ’eau » and « d´accord »: an apostrophe with a space, or an accent in its place, is a slip."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import WRITTEN, is_address
from kakaki.writing.engine.rule import Hit, Rule

_ELIDED = r"(?<![\w’'.-])(?:[LlDdJjNnSsMmTtCc]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)"
_SPACED = re.compile(
    rf"{_ELIDED}(?:[ \u00a0\u202f]['’][ \u00a0\u202f]?|['’][ \u00a0\u202f])(?=[aeiouyhàâéèêëîïôûœAEIOUYHÀÂÉÈÊÎÔŒ])"
)
_WRONG = re.compile(rf"{_ELIDED}[´`‘ʼʹ′](?=[^\W\d_])")
_MARKS = (" '", " ’", "' ", "’ ", "\u00a0’", "’\u00a0", "\u202f’", "’\u202f", *"´`‘ʼʹ′")


def find(document: Document) -> Iterator[Hit]:
    """Find apostrophes set apart from their letter, and accents in the place of one."""
    for block in document.blocks:
        text = block.text
        if block.kind not in WRITTEN or not any(mark in text for mark in _MARKS):
            continue
        for pattern in (_SPACED, _WRONG):
            for match in pattern.finditer(text):
                if is_address(text, match.start()):
                    continue
                letters = re.match(r"[A-Za-z]+", match.group())
                better = f"{letters.group()}’" if letters else None
                message = "L’apostrophe touche la lettre d’avant et le mot d’après."
                yield Hit(block, match.start(), match.end(), message, better)


rule = Rule(
    __name__,
    title="Apostrophe séparée ou remplacée",
    source="Imprimerie nationale, Lexique des règles typographiques, « Apostrophe »",
    class_="à corriger",
    find=find,
    flags=("L’ eau est rare.", "Il parle d ’eau.", "Il est d´accord."),
    accepts=("L’eau est rare.", "Le mot « l’ » est court.", "Elle dit ‘oui’ souvent."),
)
