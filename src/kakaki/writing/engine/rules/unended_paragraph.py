"""A paragraph that stops without a mark looks cut: has something been lost?"""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.sentences import sentences_of

_ENDED = re.compile(r"\W$|https?://\S+$|[\w.]+@[\w.]+$")
_LEAST = 4  # words of a last sentence; a shorter one is a signature or a label.


def find(document: Document) -> Iterator[Hit]:
    """Find paragraphs of two sentences or more whose last one no mark ends."""
    for block in document.of_kind("lead", "paragraph"):
        text = block.text
        if (
            "." not in text
            or not text.rstrip()[-1:].isalnum()
            or "|" in text
            or _ENDED.search(text[-80:])
        ):
            continue
        sentences = sentences_of(text)
        last = sentences[-1].text
        if (
            len(sentences) < 2
            or sentences[0].text.count(" ") < _LEAST
            or last.count(" ") < _LEAST
            or not last[0].isupper()
        ):
            continue
        words = re.search(r"(?:\S+\s+){0,2}\S+\s*$", text)
        start = words.start() if words else 0
        message = "Ce paragraphe ne finit par aucun signe : manque-t-il un point, ou des mots ?"
        yield Hit(block, start, len(text.rstrip()), message)


rule = Rule(
    __name__,
    title="Paragraphe sans point final",
    source="Imprimerie nationale, Lexique des règles typographiques, « Point »",
    class_="à vérifier",
    find=find,
    flags=("Le nouveau puits est ouvert. Le ministère le donne aux familles et aux chefs du",),
    accepts=(
        "Le nouveau puits est ouvert. Le ministère le donne aux familles.",
        "Service des marchés, avenue des Tanneurs, Tassara",
        "Le nouveau puits est ouvert. Tassara",
    ),
)
