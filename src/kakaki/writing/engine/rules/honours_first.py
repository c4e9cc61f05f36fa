"""Honours before a name take the place of the news; the name and one title are enough."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.phrases import words_in
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.speech import is_speech

_HONOURS = re.compile(
    r"(?<!\w)(?:(?:Leurs?|Sa|Son|Votre)\s(?:Excellences?|Altesses?|Éminence|Honneur)"
    r"|S\.\s?E\.\s?M\.?(?:me)?|SEM(?=\s[A-ZMÉ])|l[’']honorable(?=\s[A-ZÉ][a-zé])|(?:le|la)\s(?:très\s)?(?:distinguée?|vénérée?|éminente?))"
    r"(?:\s(?:Monsieur|Madame|M\.|Mme))?",
    re.IGNORECASE,
)
_SIGNS = frozenset(
    [
        "excellence", "excellences", "altesse", "altesses", "honneur", "éminence", "sem",
        "honorable", "distingué", "distinguée", "éminent", "éminente", "vénéré", "vénérée", "monsieur",
        "madame", "mme", "m",
    ]
)  # fmt: skip
_PILED = re.compile(
    r"(?<!\w)(?:Monsieur|Madame|M\.|Mme)\s(?:le|la|l[’'])\s?(?:Premier(?:e)?\sministre|Ministre|Président|Présidente|"
    r"Secrétaire|Directeur|Directrice|Gouverneure?|Préfet|Préfète|Maire)[^,.;:]{0,60},\s[^,.;:]{5,80},\s"
    r"[^,.;:]{0,40}(?:chef|président|grand|officier|commandeur|docteur|professeur|chancelier)",
    re.IGNORECASE,
)


def find(document: Document) -> Iterator[Hit]:
    """Find forms of honour, and titles piled on a name, outside what somebody said."""
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item"):
        if not _SIGNS & words_in(block.text) and "S." not in block.text:
            continue
        for match in _HONOURS.finditer(block.text):
            if not is_speech(block.text, *match.span()):
                message = "Titre d’honneur : donnez le nom et la fonction, puis la nouvelle."
                yield Hit(block, match.start(), match.end(), message)
        for match in _PILED.finditer(block.text):
            if not is_speech(block.text, *match.span()):
                message = "Titres empilés : une fonction suffit. Dites d’abord la nouvelle."
                yield Hit(block, match.start(), match.end(), message)


rule = Rule(
    __name__,
    title="Titres d’honneur",
    source="webguide.belgium.be, pyramide inversée ; GOV.UK, Content design (l’essentiel d’abord)",
    class_="à vérifier",
    find=find,
    flags=(
        "Son Excellence Monsieur Abdou Benna a ouvert le centre.",
        "S.E.M. Abdou Benna a ouvert le centre.",
        "Monsieur le Ministre de la Santé, porte-parole du gouvernement, grand officier de l’ordre, a parlé.",
    ),
    accepts=(
        "Le centre est ouvert, a dit Abdou Benna, ministre de la Santé.",
        "Ce travail est fait avec excellence.",
    ),
)
