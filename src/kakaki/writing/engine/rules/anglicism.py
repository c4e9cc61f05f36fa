"""An English word that has a French one is a word that fewer readers know."""

import re
from collections.abc import Iterator
from functools import cache

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.lexicons import entries
from kakaki.writing.engine.phrases import READ, Phrase, phrases, words_in
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.speech import is_speech

_BEFORE = re.compile(r"(\w+[’']?)[\s\"“«]*$")
_GENDERS = dict.fromkeys(("le", "un", "du", "au", "ce", "cet", "aucun", "nouveau"), "m") | (
    dict.fromkeys(("la", "une", "cette", "aucune", "nouvelle"), "f")
)
_ENGLISH = frozenset(
    ["the", "of", "and", "with", "for", "to", "by", "from", "is", "are", "this", "that"]
)
LEAST_ENGLISH = 3  # different English words: the text is written in English.
_PLURALS = frozenset(["les", "des", "aux", "ces", "ses", "mes", "nos", "vos", "leurs", "nouveaux"])
_ELIDED = ("l’", "l'", "d’", "d'")


@cache
def _feminine() -> frozenset[str]:
    return frozenset(entry[1] for entry in entries("anglicisms") if entry[2:] == ("f",))


def _fits(before: str, better: str) -> bool:
    """Tell whether the French words may stand after the article of the English word."""
    match = _BEFORE.search(before)
    article = match[1].lower() if match else ""
    has_vowel = better[0].lower() in "aeiouéèêh"
    is_elided = article in _ELIDED
    if (is_elided or article in {"le", "la", "de", "ce"}) and has_vowel != is_elided:
        return False
    if article in _PLURALS and better.split(maxsplit=1)[0][-1] not in "sx":
        return False
    gender = _GENDERS.get(article)
    return gender is None or gender == ("f" if better.lower() in _feminine() else "m")


def _is_in_a_name(text: str, word: Phrase) -> bool:
    """Tell whether a word with a capital stands beside another: « Open Data Institute »."""
    if not word.written[0].isupper():
        return False
    return bool(
        re.match(r"\s[A-Z]\w", text[word.end :]) or re.search(r"[A-Z]\w*\s$", text[: word.start])
    )


def find(document: Document) -> Iterator[Hit]:
    """Find English words with a French equivalent, outside addresses."""
    known = phrases("anglicisms")
    for block in document.of_kind(*READ):
        is_english = len(_ENGLISH & words_in(block.text)) >= LEAST_ENGLISH
        for word in known.find(block.text):
            if is_english or _is_in_a_name(block.text, word):
                continue
            around = block.text[max(0, word.start - 1) : word.end + 1]
            if "@" in around or "." in around[:1] or "/" in around:
                continue
            if is_speech(block.text, word.start, word.end):
                continue
            message = f"Mot anglais : dites « {word.advice} »."
            fix = word.plain if _fits(block.text[: word.start], word.plain) else None
            yield Hit(block, word.start, word.end, message, fix)


rule = Rule(
    __name__,
    title="Mot anglais",
    source="FranceTerme et Commission d’enrichissement de la langue française",
    class_="à vérifier",
    find=find,
    flags=(
        "Le ministère veut booster la production.",
        "Une journée sur les outils digitaux.",
        "La newsletter paraît le lundi.",
    ),
    accepts=(
        "Écrivez à mail@kounta.example.",
        "Une journée sur les outils numériques.",
        "« Nous devons booster la production de riz », a dit le ministre.",
    ),
    local=True,
)
