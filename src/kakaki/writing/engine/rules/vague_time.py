"""« Prochainement » makes no appointment, and « récemment » grows old at once: readers need a date."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import MONTHS
from kakaki.writing.engine.phrases import words_in
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.speech import is_speech

# « Récemment », « bientôt » and « ultérieurement » are left out: in half of real prose they are no dates.
_VAGUE = (
    "prochainement", "sous peu", "incessamment", "ces derniers jours", "ces dernières semaines",
    "dans les prochains jours", "dans les prochaines semaines", "dans les prochains mois",
    "dans les jours à venir", "dans les semaines à venir", "l’année dernière", "l’année prochaine",
    "l’an dernier", "l’an prochain", "l’année passée", "l’an passé", "le week-end dernier",
    "le week-end prochain", "ce matin", "ce soir", "cet après-midi", "cette nuit", "hier soir",
    "ce mois-ci", "courant année", "d’ici peu",
)  # fmt: skip
# One of these words stands in each.
_SIGNS = frozenset(
    ["prochainement", "peu", "incessamment", "derniers", "dernières", "prochains", "prochaines", "venir",
     "année", "an", "dernier", "prochain", "matin", "soir", "après", "nuit", "mois"]
)  # fmt: skip
_PATTERN = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(words.replace("’", "[’']") for words in _VAGUE)
    + r")(?!\w|[ -]là\b)",
    re.IGNORECASE,
)
_DATED = re.compile(
    r",?\s*\(?(?:(?:le|en|du|soit)\s+)?(?:\w+di\s+)?(?:\d{1,2}(?:er)?\s+(?:"
    + "|".join(MONTHS)
    + r")|(?:19|20)\d\d)"
)


def find(document: Document) -> Iterator[Hit]:
    """Find times that only whoever reads on the day understands; speech and dated words are kept."""
    for block in document.of_kind("title", "lead", "paragraph", "item", "heading"):
        text = block.text
        if _SIGNS.isdisjoint(words_in(text)):
            continue
        for match in _PATTERN.finditer(text):
            if _DATED.match(text, match.end()) or is_speech(text, match.start(), match.end()):
                continue
            message = f"« {match.group()} » : quand ? Donnez la date, le mois ou l’année."
            yield Hit(block, match.start(), match.end(), message)


rule = Rule(
    __name__,
    title="Moment sans date",
    source="PIDILA (DISIC), critère 202 : dates explicites ; Canada.ca, Guide de rédaction, « Dates »",
    class_="à vérifier",
    find=find,
    flags=("Le marché ouvre prochainement.", "L’année dernière, 40 puits ont été creusés."),
    accepts=(
        "Le marché ouvre le 12 mars 2026.",
        "« Nous allons revenir très bientôt dans ce village », dit la ministre.",
        "L’an prochain, 2027, la route ouvre.",
    ),
)
