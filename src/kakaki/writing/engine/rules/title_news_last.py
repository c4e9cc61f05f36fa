"""A title that begins with the kind of text hides the news behind it, and lists cut what is last."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

_KIND = re.compile(
    r"\s*(?:communiqué|avis|note|annonce|compte rendu|point de presse|message|déclaration|information)s?"
    r"(?:\s(?:de presse|officielle?|public|publique|conjointe?))?\s(?:relatif|relative|portant|concernant|"
    r"au sujet|à propos|sur|suite)\b[^:–—]*",
    re.IGNORECASE,
)
_CEREMONY = re.compile(
    r"\s*(?:dans le cadre d|à l[’']occasion d|en marge d|sous (?:le|la) (?:haut )?(?:patronage|présidence)|"
    r"cérémonie (?:de|d[’']|officielle))",
    re.IGNORECASE,
)


def find(document: Document) -> Iterator[Hit]:
    """Find titles that open with « Communiqué relatif à », « Avis portant » or the ceremony."""
    for block in document.of_kind("title"):
        for pattern in (_KIND, _CEREMONY):
            match = pattern.match(block.text)
            if match:
                message = "Dites la nouvelle d’abord : le genre du texte s’affiche déjà à côté."
                yield Hit(block, 0, len(block.text), message)
                break


rule = Rule(
    __name__,
    title="Titre qui garde la nouvelle pour la fin",
    source="webguide.belgium.be, pyramide inversée ; Canada.ca, Guide de rédaction, « Titres » (mots importants d’abord)",
    class_="à vérifier",
    find=find,
    flags=(
        "Communiqué relatif à la gratuité du vaccin",
        "Avis portant ouverture d’un concours",
        "Dans le cadre de la rentrée, 200 classes ouvrent",
    ),
    accepts=("Le vaccin est gratuit jusqu’au 30 mars", "Avis d’appel d’offres : 60 balances"),
    field="title",
)
