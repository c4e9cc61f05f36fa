"""« Agent(e)s » cannot be read aloud: write both words, or one word that holds everybody."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

_CUT = re.compile(
    r"(?<!\w)[^\W\d_]{2,}\((?:e|es|ne|nes|le|les|te|tes|trice|trices|rice|rices|euse|euses|ère|ères|ive|ives|ve|ves|se)\)s?"
    r"|(?<!\w)(?:le|un|il|ce|du|au)\s?[(/](?:la|une|elle|cette|de la|à la)\)?(?!\w)(?=\s?\w)"
    r"|(?<!\w)[^\W\d_]{3,}(?:é|t|d|s|l|n)/(?:e|ée|es|ne|nes)(?:s|/s)?(?!\w)",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"(?P<article>(?<!\w)(?:les|des|aux|nos|vos|leurs|ces|ses))\s(?P<stem>[^\W\d_]{3,})\((?P<end>e|ne|le|te)\)s(?!\w)",
    re.IGNORECASE,
)


def find(document: Document) -> Iterator[Hit]:
    """Find feminine endings in brackets or after a slash, and offer both words when it is sure."""
    message = (
        "La forme entre parenthèses ne se lit pas. Écrivez les deux mots, ou un mot pour tous."
    )
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item"):
        if "(" not in block.text and "/" not in block.text:
            continue
        nouns = {match.end(): match for match in _NOUN.finditer(block.text)}
        for match in _CUT.finditer(block.text):
            noun = nouns.get(match.end())
            if noun is None:
                yield Hit(block, match.start(), match.end(), message)
                continue
            article, stem = noun["article"], noun["stem"]
            both = f"{article} {stem}{noun['end']}s et {article.lower()} {stem}s"
            yield Hit(block, noun.start(), noun.end(), message, both)


rule = Rule(
    __name__,
    title="Féminin entre parenthèses",
    source="Office québécois de la langue française, Rédaction épicène (pas de doublets abrégés) ; Canada.ca, Guide de "
    "rédaction, « Écriture inclusive »",
    class_="à corriger",
    find=find,
    flags=(
        "Les agent(e)s reçoivent un badge.",
        "Tout(e) candidat(e) apporte un reçu.",
        "Le directeur(trice) signe.",
        "L’intéressé/e signe.",
    ),
    accepts=(
        "Les agentes et les agents reçoivent un badge.",
        "Le dossier (gratuit) est reçu à la mairie.",
        "Le sac coûte 500 francs/jour.",
    ),
)
