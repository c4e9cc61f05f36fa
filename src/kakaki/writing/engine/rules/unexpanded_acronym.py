"""An acronym is clear to whoever works with it: everybody else needs its words, once."""

import re
from collections.abc import Iterator
from functools import cache

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.lexicons import entries
from kakaki.writing.engine.rule import Hit, Rule

_ACRONYM = re.compile(
    r"[A-ZÀÉÈ](?<![\w/.-].)[A-ZÀÉÈ]{2,7}(?:/[A-Z]{2,8})?(?![\w.-]*[a-z@])(?![\w])"
)


_LETTERS = r"[A-ZÀÉÈ]{3,8}(?:/[A-Z]{2,8})?"
_GOES_ON = re.compile(r"-[A-Z\d]|[ ’'][A-ZÀÂÇÉÈÊÎÔ]{2,}(?![\w-])")
_GOES_BEFORE = re.compile(r"(?<!\w)[A-ZÀÂÇÉÈÊÎÔ]{2,}[ ’']\Z")
_EXPANDED = re.compile(
    rf"\(\s*(?:ou\s+)?({_LETTERS})(?=\s*[),])"
    rf"|({_LETTERS})(?=\s*\([^)]{{6}}|\s*[:,—–-]\s+(?:l[ea’']|un|une))"
)


@cache
def _known() -> frozenset[str]:
    return frozenset(entry[0] for entry in entries("known_acronyms"))


def _expanded(document: Document) -> set[str]:
    """Return the acronyms whose words stand beside them: « words (ABC) » or « ABC (words »."""
    return {
        match[1] or match[2]
        for block in document.blocks
        for match in _EXPANDED.finditer(block.text)
    }


def _is_in_capitals(text: str) -> bool:
    """Tell whether most letters of a text are capitals, so that its words are no acronyms."""
    return sum(map(str.isupper, text)) > sum(map(str.isalpha, text)) / 2


def _fits(before: str, acronym: str, expansion: str) -> bool:
    """Tell whether the words may stand where the acronym stood, after the same article."""
    elided = before.endswith(("’", "'"))
    opens_with_vowel = expansion[0].lower() in "aeiouéèêâîôûœ"
    follows_article = re.search(r"(?:\b(?:l[ae]|d[eu]|au|[àa] la)\s|[’'])$", before, re.IGNORECASE)
    return follows_article is not None and elided == opens_with_vowel


def _is_in_a_name(text: str, match: re.Match[str]) -> bool:
    """Tell whether « STS-101 », « KABC-TV » or a run of words in capitals holds it."""
    return _GOES_ON.match(text, match.end()) is not None or (
        _GOES_BEFORE.search(text, max(0, match.start() - 12), match.start()) is not None
    )


def find(document: Document) -> Iterator[Hit]:
    """Find the first use of each acronym that is never expanded in the text."""
    known = _known()
    expanded: set[str] | None = None
    seen: set[str] = set()
    for block in document.prose():
        matches = list(_ACRONYM.finditer(block.text))
        new = [match for match in matches if match.group() not in known | seen]
        if new and _is_in_capitals(block.text):
            continue
        for match in new:
            acronym = match.group()
            if _is_in_a_name(block.text, match):
                continue
            if acronym in seen:
                continue
            expanded = _expanded(document) if expanded is None else expanded
            if acronym in expanded:
                continue
            if re.fullmatch(r"[IVXLC]+", acronym):
                continue
            seen.add(acronym)
            expansion = document.vocabulary.expansion(acronym)
            message = f"Écrivez « {acronym} » en toutes lettres la première fois."
            fix = None
            if expansion:
                message = f"Développez le sigle la première fois : « {expansion} ({acronym}) »."
                if _fits(block.text[: match.start()], acronym, expansion):
                    fix = f"{expansion} ({acronym})"
            yield Hit(block, match.start(), match.end(), message, fix)


rule = Rule(
    __name__,
    title="Sigle jamais développé",
    source="PIDILA (DISIC), critère 108 ; GOV.UK, Style guide, « Abbreviations and acronyms »",
    class_="à vous de juger",
    find=find,
    flags=("Le PRODEK finance vingt écoles.",),
    accepts=(
        "Le Programme de développement de Kounta (PRODEK) finance vingt écoles. Le PRODEK commence en mars.",
        "Le sac coûte 500 FCFA.",
        "Le roi Louis XIV.",
        "La chaîne KABC-TV filme.",
        "Elle écrit : « MERCI ENCORE ! »",
    ),
)
