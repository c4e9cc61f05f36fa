"""Cut French prose into words: a number, a date, an address or an elided word counts once."""

import re
from functools import lru_cache
from itertools import chain

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
_PROSE = (
    rf"{_NUMBER}|(?<![^\W_])(?:[^\W\d_][’'])?(?:[^\W\d_]\.){{2,}}|[nN]°"
    rf"|{_LETTERS}(?:[-’'·]{_LETTERS})*[’']?"
)
_WORD = re.compile(rf"{ADDRESS.pattern}|{_PROSE}")
# Looking for an address at each word costs more than all the rest.
_WORD_WITHOUT_ADDRESS = re.compile(_PROSE)
_RUN = re.compile(r"[^\W_]+")
_LETTER_RUN = re.compile(r"[^\W\d_]+")


def may_hold_address(text: str) -> bool:
    """Tell at little cost whether a text may hold a web or mail address."""
    return "@" in text or "http" in text or "www." in text


@lru_cache(maxsize=8192)
def count_words(text: str) -> int:
    """Return how many words a text has."""
    return len(words_of(text))


def has_more_words(text: str, limit: int) -> bool:
    """Tell whether a text has more words than a limit, without counting where it is clear."""
    if len(text) <= limit or len(runs_of(text)) <= limit:
        return False  # A word holds one run at least.
    return count_words(text) > limit


@lru_cache(maxsize=4096)
def runs_of(text: str) -> tuple[str, ...]:
    """Return the runs of letters and digits of a text in order, cut at apostrophes and hyphens."""
    return tuple(_RUN.findall(text))


@lru_cache(maxsize=4096)
def letters_of(text: str) -> tuple[str, ...]:
    """Return the runs of letters of a text in order."""
    runs = runs_of(text)
    if all(map(str.isalpha, runs)):
        return runs
    parts = ((run,) if run.isalpha() else _LETTER_RUN.findall(run) for run in runs)
    return tuple(chain.from_iterable(parts))


def words_of(text: str) -> list[str]:
    """Return the words of a text; an elided article counts with its word, a number counts once."""
    return (_WORD if may_hold_address(text) else _WORD_WITHOUT_ADDRESS).findall(text)
