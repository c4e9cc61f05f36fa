"""« Proceed to the signature of » is « sign »: the verb says in one word what the noun says in four."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.lexicons import entries
from kakaki.writing.engine.phrases import words_in
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.speech import is_speech

_SUPPORT = {
    "procéder": "inf", "procède": "now", "procèdent": "they", "procédé": "past", "procédant": "ing",
    "procédera": "will", "procéderont": "they will",
    "effectuer": "inf", "effectue": "now", "effectuent": "they", "effectué": "past", "effectuant": "ing",
    "effectuera": "will", "effectueront": "they will",
}  # fmt: skip
_ARTICLES = {"de la": "la ", "du": "le ", "de l’": "l’", "de l'": "l’", "des": "les ", "de ces": "ces ",
             "de ce": "ce ", "de cette": "cette ", "de ses": "ses ", "de son": "son ", "de sa": "sa ",
             "de leurs": "leurs ", "d’un": "un ", "d'un": "un ", "d’une": "une ", "d'une": "une ", "de cet": "cet ", "de leur": "leur "}  # fmt: skip
_ENDINGS = {"inf": "er", "now": "e", "they": "ent", "past": "é", "ing": "ant", "will": "era",
            "they will": "eront"}  # fmt: skip
_PATTERN = re.compile(
    rf"(?<![\w-])(?P<support>{'|'.join(sorted(_SUPPORT, key=len, reverse=True))})\s"
    r"(?:à\s(?:la\s|une\s|un\s|l[’'])|au\s|aux\s|la\s|le\s|les\s|une\s|un\s|des\s|l[’'])(?P<noun>\w+)\s"
    r"(?P<article>de\s(?:l[’']|(?:la|ces|cet|ce|cette|ses|son|sa|leurs|leur)\s)|(?:du|des)\s|d[’']une?\s)",
    re.IGNORECASE,
)
_TELLS = frozenset(_SUPPORT)


def _verbs() -> dict[str, str]:
    return {entry[0]: entry[1] for entry in entries("deverbal_nouns")}


def _verb_as(form: str, infinitive: str) -> str | None:
    """Return the verb in the form of its support; only regular verbs, whose forms are sure."""
    if form == "inf":
        return infinitive
    if not infinitive.endswith("er"):
        return None
    stem, ending = infinitive[:-2], _ENDINGS[form]
    if form == "past":
        return stem + ending
    if stem.endswith(("y", "el", "et")) or (ending.startswith("a") and stem[-1] in "cg"):
        return None
    if form != "ing" and re.search(r"[eé][^aeiouy]+$", stem):
        return None
    return stem + ending


def _mended(match: re.Match[str]) -> str | None:
    infinitive = _verbs().get(match["noun"].lower())
    article = _ARTICLES.get(" ".join(match["article"].lower().split()))
    if infinitive is None or article is None:
        return None
    verb = _verb_as(_SUPPORT[match["support"].lower()], infinitive)
    if verb is None:
        return None
    return f"{verb[0].upper() + verb[1:] if match.group()[0].isupper() else verb} {article}"


def find(document: Document) -> Iterator[Hit]:
    """Find « procéder à » and « effectuer » with a noun that has a verb, and offer the verb."""
    verbs = _verbs()
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item"):
        if not _TELLS & words_in(block.text):
            continue
        for match in _PATTERN.finditer(block.text):
            noun = match["noun"].lower()
            if noun not in verbs or is_speech(block.text, *match.span()):
                continue
            message = f"Un verbe suffit : « {verbs[noun]} »."
            yield Hit(block, match.start(), match.end(), message, _mended(match))


rule = Rule(
    __name__,
    title="Nom à la place d’un verbe",
    source="Commission européenne, Rédiger clairement (préférez les verbes aux noms) ; Canada.ca, Guide de rédaction",
    class_="à vérifier",
    find=find,
    flags=(
        "Le ministre a procédé à la signature de la convention.",
        "Le comité va procéder au lancement des travaux.",
        "La mairie procède à la distribution de l’eau.",
        "Les agents doivent effectuer la vérification des reçus.",
    ),
    accepts=(
        "Le ministre a signé la convention.",
        "Le comité procède par étapes.",
        "La mairie effectue un trajet de deux heures.",
    ),
)
