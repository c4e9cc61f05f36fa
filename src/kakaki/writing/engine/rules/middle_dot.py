"""A point in the middle of a word is read badly aloud and stops many readers: write both words."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

_END = r"(?:es?|nes?|les?|tes?|t?rices?|ices?|euses?|ses?|ères?|ives?|ves?|r|s|fe?s?|eurs?|ateurs?|trices?)"
_DOTTED = re.compile(
    rf"(?<![\w/@.])(?P<stem>[^\W\d_]{{2,}})[·•‧⋅](?P<end>{_END})(?:[·•‧⋅](?P<plural>s))?"
    rf"(?P<more>(?:[·•‧⋅]{_END})*)(?![\w@/])"
)
# How the feminine is made from the end of the masculine: « ien » + « ne », « eur » + « rice »…
_FEMININE = (
    ("eur", "rice", "rice"), ("eur", "trice", "rice"), ("eur", "euse", "euse"), ("eur", "se", "euse"),
    ("eur", "ice", "rice"), ("er", "ère", "ère"), ("if", "ive", "ive"), ("if", "ve", "ive"), ("eux", "euse", "euse"),
    ("eux", "se", "euse"), ("el", "le", "elle"), ("el", "elle", "elle"), ("en", "ne", "enne"), ("on", "ne", "onne"), ("et", "te", "ette"),
)  # fmt: skip
_PLURAL = re.compile(r"(?<!\w)(les|des|aux|nos|vos|leurs|ces|ses|mes)\s$", re.IGNORECASE)


def _feminine(stem: str, end: str) -> str | None:
    """Return the feminine of a masculine noun, singular, or None when it is not sure."""
    if end == "e":
        return f"{stem[:-2]}ère" if stem.endswith("er") else f"{stem}e"
    for masculine, written, feminine in _FEMININE:
        if stem.endswith(masculine) and end == written:
            return stem[: -len(masculine)] + feminine
    return None


def _both(match: re.Match[str], before: str) -> tuple[str, int] | None:
    """Return « les citoyennes et les citoyens » and how many letters before it are replaced."""
    article = _PLURAL.search(before)
    plural = bool(match["plural"]) or (match["end"].endswith("s") and match["end"] != "s")
    if article is None or match["more"] or not plural or match["stem"].endswith("x"):
        return None
    feminine = _feminine(match["stem"], match["end"].removesuffix("s") or match["end"])
    if feminine is None:
        return None
    word = article[1]
    return f"{word} {feminine}s et {word.lower()} {match['stem']}s", len(article.group())


def find(document: Document) -> Iterator[Hit]:
    """Find words cut by a middle dot, and offer both words after a plural article."""
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item", "link"):
        if not any(dot in block.text for dot in "·•‧⋅"):
            continue
        for match in _DOTTED.finditer(block.text):
            both = _both(match, block.text[: match.start()])
            start = match.start() - (both[1] if both else 0)
            message = "Le point médian se lit mal. Écrivez les deux mots, ou un mot pour tous."
            yield Hit(block, start, match.end(), message, both[0] if both else None)


rule = Rule(
    __name__,
    title="Point médian",
    source="Office québécois de la langue française, Rédaction épicène (doublets entiers, pas de "
    "signe à l’intérieur d’un mot)",
    class_="à corriger",
    find=find,
    flags=(
        "Les citoyen·ne·s votent lundi 9 mars.",
        "Chaque agent·e reçoit un badge.",
        "Le concours est ouvert aux instituteur·rice·s.",
    ),
    accepts=(
        "Les citoyennes et les citoyens votent lundi 9 mars.",
        "Le point · sépare deux mots.",
        "2 · 3 = 6",
    ),
)
