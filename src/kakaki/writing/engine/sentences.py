"""Cut French prose into sentences and words, and survive « M. », « n° », decimals and addresses."""

import re
from dataclasses import dataclass
from functools import lru_cache

_ABBREVIATIONS = (
    "M", "MM", "Mme", "Mlle", "Dr", "Pr", "Me", "Gal", "Col", "Cdt", "Cap", "Lt", "art", "al", "p",
    "pp", "cf", "etc", "ex", "n", "no", "vol", "av", "bd", "tél", "env", "min", "max", "St", "Ste",
    "M", "MM", "Mme", "Mlle", "Dr", "Pr", "Me", "Gal", "Col", "Cdt", "Cap", "Lt", "art", "al",
)  # fmt: skip
_KNOWN = {a.lower() for a in _ABBREVIATIONS}
_END = re.compile(r"[.!?…]+[»\"”’)\]]*(?=\s|$)")
_WORD = re.compile(
    r"https?://\S+|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|\d[\d\u202f\u00a0 .,]*\d|\d+"
    r"|[^\W\d_]+(?:[-’'][^\W\d_]+)*[’']?"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block: its words as written, and where it begins in the block."""

    text: str
    start: int

    @property
    def words(self) -> list[str]:
        """Return the words, numbers and addresses of the sentence."""
        return words_of(self.text)


def words_of(text: str) -> list[str]:
    """Return the words of a text; an elided article counts with its word, a number counts once."""
    return _WORD.findall(text)


def _is_abbreviation(before: str, mark: str) -> bool:
    if mark != ".":
        return False
    last = re.search(r"([^\W\d_]+(?:[.\-][^\W\d_]+)*)$", before)
    if last is None:
        return False
    word = last.group(1)
    return word.lower() in _KNOWN or (len(word) == 1 and word.isupper())


@lru_cache(maxsize=4096)
def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order; offsets count characters of the text."""
    found: list[Sentence] = []
    start = 0
    for match in _END.finditer(text):
        following = text[match.end() :].lstrip()
        mark = match.group().rstrip('»"”’)]')
        if following and _is_abbreviation(text[start : match.start()], mark):
            continue
        if following and mark == "." and following[0].islower():
            continue
        found.append(_trimmed(text, start, match.end()))
        start = match.end()
    if text[start:].strip():
        found.append(_trimmed(text, start, len(text)))
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> Sentence:
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    return Sentence(part.strip(), start + left)
