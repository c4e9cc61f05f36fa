"""Cut French prose into sentences, and survive « M. », « n° », dates, decimals and addresses."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kakaki.writing.engine.lexicons import entries
from kakaki.writing.engine.words import ADDRESS, may_hold_address, words_of

__all__ = ["Sentence", "sentences_of", "words_of"]

# A name follows these titles: they never end a sentence.
_TITLES = frozenset(word for word, kind in entries("abbreviations") if kind == "name")
# These announce a number or a name, but may end a sentence before a new one that opens clearly.
_REFERENCES = frozenset(word for word, kind in entries("abbreviations") if kind == "number")
# Words that open a sentence and hardly ever a name: they decide after an initial or a reference.
_OPENERS = frozenset(word for (word,) in entries("sentence_openers"))
_MARK = re.compile(r"[.!?…]+")
_CLOSERS = "»”\"’')]"
_SPACED_CLOSER = re.compile(r"[ \t\u00a0\u202f]+»")
_OPENINGS = re.compile(r"[\s«“\"‘'(\[—–\-•·*_]*")
_FOLLOWING = re.compile(r"[^\W\d_]+|\d+")
_BLANK_LINE = re.compile(r"\n[ \t\r\f\v\u00a0\u202f]*\n\s*")
_LONGEST_TOKEN = 24  # characters before a full stop: no abbreviation is longer.
_TOKEN = re.compile(r"(?:[^\W_]|[°ᵉʳ])+(?:[.\-][^\W_]+)*\Z")
_GLUED = re.compile(r"[A-ZÀÂÇÉÈÊÎÔÛŒ](?:[a-zàâçéèêëîïôûùœ]|[’'][a-zà-ÿ])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block: its words as written, and where it begins in the block."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Return where the sentence ends in the block."""
        return self.start + len(self.text)

    @property
    def words(self) -> list[str]:
        """Return the words, numbers and addresses of the sentence."""
        return words_of(self.text)


@lru_cache(maxsize=4096)
def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order; offsets count characters of the text.

    A blank line always ends a sentence. A quotation is cut at its own full stops, and stays with
    « dit-elle » that follows it.
    """
    ends = sorted({*_ends(text), *(match.start() for match in _BLANK_LINE.finditer(text))})
    found: list[Sentence] = []
    start = 0
    for end in [*ends, len(text)]:
        if end > start:
            part = text[start:end]
            words = part.strip()
            if words:
                found.append(Sentence(words, start + len(part) - len(part.lstrip())))
            start = end
    return tuple(found)


def _ends(text: str) -> list[int]:
    addresses = [match.span() for match in ADDRESS.finditer(text)] if may_hold_address(text) else []
    at = 0
    found: list[int] = []
    for match in _MARK.finditer(text):
        while at < len(addresses) and addresses[at][1] <= match.start():
            at += 1
        if at < len(addresses) and addresses[at][0] <= match.start():
            continue
        begin = found[-1] if found else 0
        end = _closed(text, match.end())
        if _is_end(text, begin, match, end):
            found.append(end)
    return found


def _closed(text: str, end: int) -> int:
    """Return where the closing quotes and brackets after a mark end."""
    while end < len(text):
        spaced = _SPACED_CLOSER.match(text, end)
        if spaced:
            end = spaced.end()
        elif text[end] in _CLOSERS:
            end += 1
        else:
            break
    return end


def _is_end(text: str, begin: int, mark: re.Match[str], end: int) -> bool:
    """Tell whether a mark, with what closes after it, ends the sentence that began at `begin`."""
    if end == len(text):
        return True
    if mark.start() and text[mark.start() - 1] in "([" and end > mark.end():
        return False  # « (!) » and « […] » stand inside a sentence.
    glued = not text[end].isspace()
    if glued and not _is_glued(text, mark, end):
        return False
    opening = _OPENINGS.match(text, end)
    after = opening.end() if opening else end
    if after == len(text):
        return True
    following = _FOLLOWING.match(text, after)
    if following is None:
        if text[after] in ".…" and text[after - 1] in "([":
            return True  # « (…) » opens what was cut.
        return text[after] not in ",;:.!?…»)]%/"
    word = following.group()
    if word[0].islower():
        return False
    if mark.group() != ".":
        return True
    return not _continues(text, begin, mark.start(), following)


def _is_glued(text: str, mark: re.Match[str], end: int) -> bool:
    """Tell whether a sentence was glued to the next, « fin.Début », as hurried hands write."""
    before = text[max(0, mark.start() - 3) : mark.start()]
    return (
        len(before) == 3 and before.isalpha() and before.islower()
        and _GLUED.match(text, end) is not None
    )  # fmt: skip


def _continues(text: str, begin: int, stop: int, following: re.Match[str]) -> bool:
    """Tell whether a full stop belongs to the word before it: initial, date, label."""
    token = _TOKEN.search(text[max(begin, stop - _LONGEST_TOKEN) : stop])
    if token is None:
        return False
    word, place = token.group(), stop - len(token.group())
    opens = _opens(text, following)
    if word == "av" and following.group() == "J":
        return True  # « av. J.-C. »
    if word[0].isdigit():
        return _is_label(text, begin, place, word) or _is_date(text, word, following)
    last = word.rpartition(".")[2]
    if last in _TITLES:
        return True
    if last[0].lower() + last[1:] in _REFERENCES:
        return not opens
    if len(last) == 1 and last.isalpha() and (last.isupper() or "." in word):
        if text[max(begin, place - 2) : place].strip()[-1:].isdigit():
            return False  # « 5 000 F. » is a price.
        return not opens or not text[max(begin, place - 3) : place].strip()
    return len(word) <= 4 and _is_roman(word) and _is_label(text, begin, place, word)


def _opens(text: str, following: re.Match[str]) -> bool:
    """Tell whether a word is one that opens sentences; one letter does before an apostrophe."""
    word = following.group().lower()
    if len(word) == 1 and word != "à":
        return text[following.end() : following.end() + 1] in {"’", "'"}
    return word in _OPENERS


def _is_roman(word: str) -> bool:
    return not word.strip("IVX")


def _is_label(text: str, begin: int, place: int, word: str) -> bool:
    """Tell whether « 1. », « 2.3. » or « IV. » opens a sentence or an item of a list."""
    if len(word.replace(".", "")) > 3:
        return False
    before = text[max(begin, place - 3) : place].rstrip(" \t\u00a0\u202f")
    return not before.strip() or before[-1] in ",:;\n"


def _is_date(text: str, word: str, following: re.Match[str]) -> bool:
    """Tell whether « 12. » is followed by « 03. » or « 2026 », as in « 12. 03. 2026 »."""
    number = following.group()
    if not number.isdigit() or not word[-2:].strip(".").isdigit() or len(word) > 5:
        return False
    if len(number) <= 2:
        return text[following.end() : following.end() + 1] == "."
    # A year follows a month that follows a day: « 12. 03. 2026 ».
    before = text[max(0, following.start() - 9) : following.start()]
    return len(number) == 4 and number[:2] in {"19", "20"} and before.count(".") == 2
