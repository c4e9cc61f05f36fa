"""Two negations make one statement that the reader must work out: say it straight."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.phrases import words_in
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.speech import is_speech

_BEGIN = r"(?<!\w)(?:n[’']|ne\s)"
_NO = r"(?:pas|point|jamais|nullement|guère)"
_DARK = (
    r"(?:impossible|inutile|improbable|négligeable|anodin|inconnue?s?|inintéressante?|indifférente?s?|"
    r"étrangère?s?\s+à|incompatible|invraisemblable|impensable|inconcevable|illégitime|injustifiée?s?|"
    r"insensible|exclu|dénuée?s?|dépourvue?s?|exempte?s?|rare|interdit)"
)
_STACKED = re.compile(
    rf"{_BEGIN}\w+(?:\s\w+)?\s{_NO}\s(?:\w+\s)?sans\s(?:\w+)"
    rf"|{_BEGIN}(?:est|sont|était|étaient|sera|seront|serait|semble|paraît)\s{_NO}\s(?:\w+\s)?{_DARK}(?!\w)"
    rf"|{_BEGIN}(?:peut|peuvent|pourra|pourrait|saurait|pouvons|pouvez)\s(?:{_NO}\s)?(?:ne\s{_NO}|ignorer|nier)"
    rf"|{_BEGIN}(?:manquera|manqueront|manque|manquent)\s{_NO}\sde",
    re.IGNORECASE,
)
# No pair of negations without one of these words: most texts are read no further.
_SIGNS = frozenset(
    [
        "sans", "impossible", "inutile", "improbable", "négligeable", "anodin", "inconnu", "inconnue",
        "indifférent", "étranger", "étrangère", "incompatible", "invraisemblable", "impensable",
        "inconcevable", "illégitime", "injustifié", "injustifiée", "insensible", "exclu", "dénué",
        "dénuée", "dépourvu", "dépourvue", "exempt", "exempte", "rare", "interdit", "ignorer", "nier",
        "manquera", "manqueront", "manque", "manquent",
    ]
)  # fmt: skip
# « Ne partez pas sans eau » is an order that everybody understands.
_ORDER = re.compile(r"(?:ez|ons)\s(?:pas|jamais)", re.IGNORECASE)


def find(document: Document) -> Iterator[Hit]:
    """Find two negations that cancel each other."""
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item"):
        if not _SIGNS & words_in(block.text):
            continue
        for match in _STACKED.finditer(block.text):
            if _ORDER.search(match.group()) or is_speech(block.text, *match.span()):
                continue
            message = "Deux négations : dites-le par l’affirmative. « Il est possible de… »"
            yield Hit(block, match.start(), match.end(), message)


rule = Rule(
    __name__,
    title="Double négation",
    source="Canada.ca, Guide de rédaction (forme affirmative) ; FALC (Inclusion Europe), phrases positives",
    class_="à vérifier",
    find=find,
    flags=(
        "Ce retard n’est pas sans conséquence.",
        "Il n’est pas impossible que le marché ferme.",
        "Les agents ne peuvent ignorer cette règle.",
        "Le ministre ne manquera pas de répondre.",
    ),
    accepts=(
        "Ce retard a des conséquences.",
        "Ne partez pas sans eau.",
        "Le marché n’est pas fermé.",
    ),
)
