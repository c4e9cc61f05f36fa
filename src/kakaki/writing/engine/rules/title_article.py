"""A title that begins with its strong word is found at a glance, and sorted where one looks for it."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

_ARTICLE = re.compile(r"\s*(?:l[’']|le |la |les |un |une |des )", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:est|sont|a|ont|va|vont|peut|doit|ouvre|ferme|baisse|monte|commence|finit|reste|coûte|passe|"
    r"lance|reçoit|donne|paie|rouvre|devient|entre|arrive|change|prend|met|fait)\b|[a-zé]{3,}(?:ent|era|eront)\b"
)


def find(document: Document) -> Iterator[Hit]:
    """Find titles without a verb that begin with an article; a sentence may well begin with one."""
    for block in document.of_kind("title"):
        match = _ARTICLE.match(block.text)
        if match and ":" not in block.text and not _VERB.search(block.text):
            message = "Commencez le titre par son mot fort, sans article."
            yield Hit(block, 0, match.end(), message)


rule = Rule(
    __name__,
    title="Titre qui commence par un article",
    source="webguide.belgium.be, « Titres » ; Canada.ca, Guide de rédaction, « Titres » (sans article initial)",
    class_="à vous de juger",
    find=find,
    flags=("La gratuité du vaccin contre la rougeole",),
    accepts=("Vaccin gratuit contre la rougeole", "Le vaccin est gratuit jusqu’au 30 mars"),
    field="title",
)
