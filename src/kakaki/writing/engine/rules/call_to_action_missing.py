"""A call for candidates, offers or users that gives no way to act is a closed door."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

_CALL = re.compile(
    r"(?<!\w)(?:(?:l[ea]\s|l[’'])[^.,]{3,60}\srecrute(?:nt)?(?=\s)|(?:ouvre|lance|organise)(?:nt)?\s(?:un|des|le|les)\s"
    r"(?:recrutements?|concours|inscriptions?)|appel d[’']offres|appel à (?:candidatures?|projets|manifestation)|avis de "
    r"(?:vacance|recrutement|concours)|inscrivez-vous|postulez|candidatez|les (?:inscriptions|candidatures) sont ouvertes|"
    r"déposez (?:votre|vos|le|les) (?:dossiers?|candidatures?|offres?))(?!\w)",
    re.IGNORECASE,
)
_WAY = re.compile(
    r"@|https?://|www\.|\d{2}[ .\u202f\u00a0]\d{2}[ .\u202f\u00a0]\d{2}|(?<!\w)(?:mairies?|guichets?|bureaux?|directions?|inspections?|"
    r"écoles?|centres?|site (?:web|internet|du)|en ligne|formulaire|adresse|téléphone|appelez|écrivez|préfectures?|"
    r"services?|secrétariat|rue|avenue|boulevard|quartier|place)(?!\w)",
    re.IGNORECASE,
)


def find(document: Document) -> Iterator[Hit]:
    """Find texts whose title or lead calls people and whose words give no place nor address."""
    lead = document.lead()
    title = next(document.of_kind("title"), None)
    opening = next(
        (block for block in (title, lead) if block is not None and _CALL.search(block.text)), None
    )
    if opening is None:
        return
    if any(block.kind == "link" or _WAY.search(block.text) for block in document.blocks):
        return
    if any(_WAY.search(fact) for fact in document.facts):
        return
    match = _CALL.search(opening.text)
    if match is not None:
        message = "Le texte appelle à agir sans dire où ni comment. Donnez un lieu, un numéro ou une adresse."
        yield Hit(opening, match.start(), match.end(), message)


rule = Rule(
    __name__,
    title="Aucun moyen d’agir",
    source="GOV.UK, Content design (ce que le lecteur peut faire) ; Canada.ca, Guide de rédaction, l’essentiel d’abord",
    class_="à vous de juger",
    find=find,
    flags=("Le ministère lance un recrutement de cent maîtres.", "Inscrivez-vous avant le 3 mars."),
    accepts=(
        "Le ministère recrute cent maîtres. Déposez le dossier à la mairie.",
        "Inscrivez-vous avant le 3 mars au 20 00 00 30.",
        "Le ministre a ouvert le pont.",
    ),
)
