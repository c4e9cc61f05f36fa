"""Whoever has a question needs somebody to ask: a text that says « call » must say whom."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

_SENDS = re.compile(
    r"(?<!\w)(?:contactez[- ]nous|nous contacter|appelez[- ]nous|nous appeler|écrivez[- ]nous|nous écrire|"
    r"pour (?:plus d[’']informations?|plus de renseignements|tout renseignement|toute information|toute question)|"
    r"contactez (?:le|la|les|l[’']|nos|notre)|adressez[- ]vous (?:au|à|aux)|prenez contact)",
    re.IGNORECASE,
)
LABEL = 3  # words: a label, whose link or number stands beside it.
_ELSEWHERE = re.compile(r"(?:voir|voyez|consultez|section|rubrique)\b.{0,40}$", re.IGNORECASE)
_CONTACT = re.compile(
    r"\w@\w|https?://|www\.|(?:\d{2,3}[ .\u202f\u00a0-]?){3,}\d|(?<!\w)(?:\d{2,4}|numéro vert|WhatsApp)(?=\s*[.,)]|$)|"
    r"(?:au|le|numéro)\s\d{2,4}(?!\d)",
    re.IGNORECASE,
)


def find(document: Document) -> Iterator[Hit]:
    """Find words that send the reader to somebody when neither text nor facts say how."""
    if any(
        (block.kind == "link" and block.href) or _CONTACT.search(block.text)
        for block in document.blocks
    ) or any(_CONTACT.search(fact) for fact in document.facts):
        return
    for block in document.of_kind("lead", "paragraph", "item"):
        for match in _SENDS.finditer(block.text):
            if len(block.text.split()) <= LABEL or _ELSEWHERE.search(block.text[: match.start()]):
                continue
            if re.match(
                r"\s?:|\sà\s|\W*\w*\W*(?:voir|voyez|consultez|lire|lisez)",
                block.text[match.end() :],
            ):
                continue
            message = "Qui, et où ? Donnez un numéro, une adresse ou un lien."
            yield Hit(block, match.start(), match.end(), message)


rule = Rule(
    __name__,
    title="Contact absent",
    source="PIDILA (DISIC), moyens de contact ; GOV.UK, Content design, « Contact details »",
    class_="à vous de juger",
    find=find,
    flags=("Pour plus d’informations, contactez la direction.", "Contactez-nous pour une visite."),
    accepts=(
        "Pour plus d’informations, appelez le 20 00 00 30.",
        "Contactez-nous : contact@kounta.example.",
        "Pour toute question, composez le 15.",
    ),
)
