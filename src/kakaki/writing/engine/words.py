"""Cut French prose into words: a number, a date, an address or an elided word counts once."""

import re
from functools import lru_cache

# Marks that a keyboard or a copy leaves inside a word without cutting it: accents apart, soft
# hyphens, joiners.
_JOINED = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_LETTERS = rf"[^\W_](?:[^\W_]|[{_JOINED}])*"
# An address does not end with the punctuation of the sentence that holds it. The look-behinds
# keep the search linear on a long run of letters.
ADDRESS = re.compile(
    r"(?:https?://|(?<![\w.@/])www\.)[^\s<>«»]*[^\s<>«».,;:!?…)\]}'\"’”]"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_NUMBER = (
    r"\d{1,2}(?:[ .\u00a0\u202f]\d{2}){3,}(?!\d)"  # A telephone number.
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?"  # Thousands.
    r"|\d+(?:[.,:/-]\d+)*(?:er|re|ère|nde?|e|ème|ᵉʳ|ᵉ|es|ers|h\d{0,2}|°)?(?![^\W_])"
)
_WORD = re.compile(
    rf"{ADDRESS.pattern}|{_NUMBER}|(?<![^\W_])(?:[^\W\d_][’'])?(?:[^\W\d_]\.){{2,}}|[nN]°"
    rf"|{_LETTERS}(?:[-’'·]{_LETTERS})*[’']?"
)


def may_hold_address(text: str) -> bool:
    """Tell at little cost whether a text may hold a web or mail address."""
    return "@" in text or "http" in text or "www." in text


@lru_cache(maxsize=8192)
def count_words(text: str) -> int:
    """Return how many words a text has."""
    return len(_WORD.findall(text))


def words_of(text: str) -> list[str]:
    """Return the words of a text; an elided article counts with its word, a number counts once."""
    return _WORD.findall(text)
