"""A paragraph that fills a phone's screen is skipped."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.words import count_words, has_more_words


def find(document: Document) -> Iterator[Hit]:
    """Find paragraphs of more words than the profile takes."""
    longest = document.limits.paragraph
    for block in document.of_kind("paragraph"):
        if has_more_words(block.text, longest):
            count = count_words(block.text)
            message = (
                f"Paragraphe de {count} mots. Une idée par paragraphe, {longest} mots au plus."
            )
            yield Hit(block, 0, min(len(block.text), 120), message)


rule = Rule(
    __name__,
    title="Paragraphe trop long",
    source="Canada.ca, Guide de rédaction, « Paragraphes » (trois phrases)",
    class_="à vérifier",
    find=find,
    flags=("Les familles viennent tôt le matin. " * 20,),
    accepts=("Les familles viennent tôt le matin. Les équipes les reçoivent.",),
    local=True,
)
