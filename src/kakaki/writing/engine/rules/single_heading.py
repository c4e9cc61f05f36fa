"""One heading alone divides nothing: the part before it and the part after need theirs too."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.sentences import words_of

_CLOSING = ("référence", "source", "contact", "en savoir plus", "pour aller plus loin", "annexe")
LEAST = 150  # words before it that have no heading of their own


def find(document: Document) -> Iterator[Hit]:
    """Find a text whose only heading comes after 150 words or more."""
    headings = list(document.of_kind("heading"))
    if len(headings) != 1 or headings[0].text.casefold().startswith(_CLOSING):
        return
    before = 0
    for block in document.blocks:
        if block.kind == "heading":
            break
        if block.kind in {"paragraph", "item", "quote"}:
            before += len(words_of(block.text))
    if before >= LEAST:
        message = "Un seul intertitre dans ce texte : donnez-en un aussi à ce qui précède."
        yield Hit(headings[0], 0, len(headings[0].text), message)


rule = Rule(
    __name__,
    title="Un seul intertitre",
    source="Canada.ca, Guide de rédaction, « Titres » (un tous les 200 mots)",
    class_="à vous de juger",
    find=find,
    flags=("Les familles viennent tôt le matin au puits. " * 25 + "\n\n## Où aller\n\nIci.",),
    accepts=("Le puits est ouvert.\n\n## Où aller\n\nIci.",),
)
