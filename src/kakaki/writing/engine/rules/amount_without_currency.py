"""A price without its currency makes people ask: francs, euros, or thousands?"""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import SPACE, at_digits
from kakaki.writing.engine.rule import Hit, Rule

_BARE = re.compile(
    rf"\d+(?:[\u00a0\u202f .]\d{{3}})*(?={SPACE}?[.;,!?](?:\s|$)|\s*$)",
)
_PRICE = re.compile(
    r"\b(?:coûtent|coûte|coûtera|prix (?:est |de vente )?(?:de|fixé à)|montant (?:est )?de|"
    rf"amende de|tarif (?:est )?de|somme de|vendue?s? à|frais de){SPACE}$",
    re.IGNORECASE,
)

_LAST = frozenset("teaà")  # The words of a price end so: a glance before the search.


def find(document: Document) -> Iterator[Hit]:
    """Find prices, fines and fees that end with a bare number."""
    for block, match in at_digits(document, _BARE):
        before = block.text[max(0, match.start() - 2) : match.start()].lower()
        if before[:1] in _LAST and _PRICE.search(
            block.text[max(0, match.start() - 30) : match.start()]
        ):
            message = f"Ajoutez la monnaie après « {match.group()} » : FCFA, francs…"
            yield Hit(block, match.start(), match.end(), message)


rule = Rule(
    __name__,
    title="Somme sans monnaie",
    source="GOV.UK, Style guide, « Money » ; PIDILA (DISIC), prix complets et sans ambiguïté",
    class_="à vérifier",
    find=find,
    flags=("Le timbre coûte 500.", "Une amende de 5 000, payable à la mairie."),
    accepts=("Le timbre coûte 500 FCFA.", "Le forage coûte 840 millions de francs."),
)
