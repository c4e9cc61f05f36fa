"""« Les mesures permettra »: the verb of a plural subject is plural. Only where the two are neighbours."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.phrases import words_in
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.speech import is_speech

# At the head of a sentence, what follows « les » is its subject: « l’un des agents sera » is left.
_HEAD = re.compile(
    r"(?:^|(?<=[.!?]\s))(?P<subject>(?:Les|Ces|Nos|Vos|Leurs|Mes|Tes)\s[a-zéèêàâîïôûçœ]+[sx]\s(?:[a-zéèêàâîïôûçœ]+s\s)?)"
    r"(?P<verb>[a-zéèêàâîïôûçœ]{1,14}ra|est|va)(?![\w-])"
)
_WISH = re.compile(
    r"(?<!\w)(?P<subject>que\s(?:les|nos|vos|ces|ses|leurs|tous\sles|toutes\sles)\s[a-zéèêàâîïôûçœ]+s\s"
    r"(?:[a-zéèêàâîïôûçœ]+s\s)?)(?P<verb>soit|ait|puisse|doive|fasse|vienne|prenne)(?![\w-])",
    re.IGNORECASE,
)
_PLURALS = {"est": "sont", "va": "vont", "soit": "soient", "ait": "aient", "puisse": "puissent", "doive": "doivent",
            "fasse": "fassent", "vienne": "viennent", "prenne": "prennent"}  # fmt: skip
_NO_VERBS = frozenset({"extra", "ultra", "infra", "opéra", "caméra", "choléra"})


_SUBJECTS = ("Les", "Ces", "Nos", "Vos", "Leurs", "Mes", "Tes")
_WISHED = frozenset(["soit", "ait", "puisse", "doive", "fasse", "vienne", "prenne"])


def _patterns(text: str) -> Iterator[re.Pattern[str]]:
    """Return the patterns that may stand in a text: each needs one of its words."""
    if any(word in text for word in _SUBJECTS):
        yield _HEAD
    if not _WISHED.isdisjoint(words_in(text)):
        yield _WISH


def _plural(verb: str) -> str:
    return _PLURALS.get(verb) or f"{verb[:-1]}ont"


def find(document: Document) -> Iterator[Hit]:
    """Find a singular verb just after a plural subject, and offer the plural."""
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item"):
        for pattern in _patterns(block.text):
            for match in pattern.finditer(block.text):
                verb = match["verb"]
                if verb in _NO_VERBS or is_speech(block.text, *match.span()):
                    continue
                # « Que les agents soit dorment, soit veillent » chooses between two things.
                if verb == "soit" and block.text.count("soit", match.end()):
                    continue
                better = _plural(verb.lower())
                message = f"Le sujet est au pluriel : écrivez « {better} »."
                yield Hit(block, match.start("verb"), match.end("verb"), message, better)


rule = Rule(
    __name__,
    title="Verbe au singulier après un pluriel",
    source="Académie française, Dictionnaire, 9e édition, « Accord du verbe » ; Office québécois de la langue française, "
    "Banque de dépannage linguistique",
    class_="à corriger",
    find=find,
    flags=(
        "Les mesures permettra de réduire les prix.",
        "Il faut que les candidats soit présents.",
        "Ces travaux sera finis en mars.",
    ),
    accepts=(
        "Les mesures permettront de réduire les prix.",
        "Il faut que les candidats soient présents.",
        "L’un des agents sera présent.",
        "Le choix des dates sera dit en mars.",
        "Les agents soit dorment, soit veillent.",
    ),
)
