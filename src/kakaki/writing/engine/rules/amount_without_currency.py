"""A price without its currency makes people ask: francs, euros, or thousands?"""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import SPACE, with_digits
from kakaki.writing.engine.rule import Hit, Rule

_PRICE = re.compile(
    r"\b(?:coûtent|coûte|coûtera|[Pp]rix (?:est |de vente )?(?:de|fixé à)|[Mm]ontant (?:est )?de|"
    rf"[Aa]mende de|[Tt]arif (?:est )?de|[Ss]omme de|vendue?s? à|[Ff]rais de){SPACE}"
    rf"(\d+(?:[\u00a0\u202f .]\d{{3}})*)(?={SPACE}?[.;,!?](?:\s|$)|\s*$)"
)


def find(document: Document) -> Iterator[Hit]:
    """Find prices, fines and fees that end with a bare number."""
    for block in with_digits(document):
        for match in _PRICE.finditer(block.text):
            message = f"Ajoutez la monnaie après « {match[1]} » : FCFA, francs…"
            yield Hit(block, match.start(1), match.end(1), message)


rule = Rule(
    __name__,
    title="Somme sans monnaie",
    source="GOV.UK, Style guide, « Money » ; PIDILA (DISIC), prix complets et sans ambiguïté",
    class_="à vérifier",
    find=find,
    flags=("Le timbre coûte 500.", "Une amende de 5 000, payable à la mairie."),
    accepts=("Le timbre coûte 500 FCFA.", "Le forage coûte 840 millions de francs."),
)
