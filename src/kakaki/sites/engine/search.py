"""Bring what readers ask and what texts say to the same forms, and show where they meet."""

import re
import threading
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import snowballstemmer

from kakaki.kernel.languages import FRENCH

LONGEST: Final = 200  # characters of a question that are read.
MOST_WORDS: Final = 12  # words of a question that are looked for.
EXTRACT: Final = 240  # characters of a text shown under a result.
# Letters that Unicode does not take apart: they are kept, and found without their hook too.
HOOKED: Final = str.maketrans(
    {"ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ŋ": "n", "ɲ": "n", "ɛ": "e", "ɔ": "o"}
)
JOINED: Final = str.maketrans({"œ": "oe", "æ": "ae"})
_EMPTY = """
le la les l un une des du de d et ou où a à au aux en dans sur sous par pour avec sans ce cet cette
ces c qui que qu quoi dont est sont être ai as ont il elle ils elles on nous vous je tu se s ne n
pas plus y son sa ses leur leurs mon ma mes votre vos notre nos quel quelle quels quelles comment
quand si t j m
"""
EMPTY_WORDS: Final = frozenset(_EMPTY.split())
WORD: Final = re.compile(r"[^\W_]+")
_stemmer = snowballstemmer.stemmer("french")
_one_at_a_time = threading.Lock()  # The stemmer keeps the word it works on.


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text, found by the question or not."""

    text: str
    is_found: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: the words that matter, in order, and whether the question was cut."""

    words: tuple[str, ...]
    is_cut: bool = False
    language: str = FRENCH

    @property
    def forms(self) -> frozenset[str]:
        """Return every form under which one of the words may stand in a text."""
        return frozenset(form for word in self.words for form in asked_forms(word, self.language))

    def expression(self) -> str:
        """Return the question in the language of FTS5: every word, under any of its forms."""
        asked = (asked_forms(word, self.language) for word in self.words)
        groups = (" OR ".join(f'"{form}"' for form in found) for found in asked)
        return " AND ".join(f"({group})" for group in groups)

    def replaced(self, corrections: dict[str, str]) -> "Query":
        """Return the same question with some of its words corrected."""
        words = tuple(corrections.get(word, word) for word in self.words)
        return Query(words, self.is_cut, self.language)


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, accents and hooked letters kept."""
    return WORD.findall(unicodedata.normalize("NFC", text).lower())


def folded(word: str) -> str:
    """Return a word without accents; the hooked letters of Hausa are letters, not accents."""
    taken_apart = unicodedata.normalize("NFKD", word.translate(JOINED))
    return "".join(sign for sign in taken_apart if sign.isalnum()) or word


@lru_cache(maxsize=50_000)
def forms(word: str, language: str = FRENCH) -> tuple[str, ...]:
    """Return the forms under which a word is found: its stem, then itself without plural.

    Only French words have stems here: a stemmer of French would cut those of other languages.

    A word typed without its accents has another stem than the one with them; both then meet in
    the second form. A word with hooked letters is also found by whoever has no such keyboard.
    """
    plain = folded(word)
    if plain != plain.translate(HOOKED):
        return (plain, plain.translate(HOOKED))
    if language != FRENCH:
        return (plain,)
    with _one_at_a_time:
        stem = folded(_stemmer.stemWord(word))
    whole = plain[:-1] if len(plain) > 3 and plain[-1] in "sx" else plain
    return (stem,) if stem == whole else (stem, whole)


def stream(text: str, language: str = FRENCH) -> str:
    """Return the forms of every word of a text, apart by spaces: what is indexed."""
    return " ".join(form for word in words_of(text) for form in forms(word, language))


def asked_forms(word: str, language: str = FRENCH) -> tuple[str, ...]:
    """Return the forms of a word of a question: who types a hooked letter means that letter."""
    found = forms(word, language)
    return found[:1] if found[0] != found[0].translate(HOOKED) else found


def read_query(text: str, language: str = FRENCH) -> Query:
    """Return what a reader asks; the words that every text holds count only when alone."""
    cut = text[:LONGEST]
    every = list(dict.fromkeys(words_of(cut)))
    empty = EMPTY_WORDS if language == FRENCH else frozenset()
    telling = [word for word in every if word not in empty] or every
    is_cut = len(text.strip()) > LONGEST or len(telling) > MOST_WORDS
    return Query(tuple(telling[:MOST_WORDS]), is_cut, language)


def marked(text: str, query: Query) -> tuple[Piece, ...]:
    """Return a text in pieces, those that the question found apart."""
    wanted = query.forms
    pieces: list[Piece] = []
    last = 0
    for match in WORD.finditer(text):
        word = unicodedata.normalize("NFC", match[0]).lower()
        if wanted.isdisjoint(forms(word, query.language)):
            continue
        if match.start() > last:
            pieces.append(Piece(text[last : match.start()]))
        pieces.append(Piece(match[0], is_found=True))
        last = match.end()
    if last < len(text):
        pieces.append(Piece(text[last:]))
    return tuple(pieces)


def extract(text: str, query: Query) -> tuple[Piece, ...]:
    """Return the run of a text that holds most of the question, its words marked."""
    wanted = query.forms
    found: list[tuple[int, frozenset[str]]] = []
    for match in WORD.finditer(text):
        word = unicodedata.normalize("NFC", match[0]).lower()
        met = wanted.intersection(forms(word, query.language))
        if met:
            found.append((match.start(), met))
    start = max(0, _best_start(found) - EXTRACT // 4)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = start + EXTRACT
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + 1)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return marked(f"{before}{text[start:end].strip()}{after}", query)


def _best_start(found: list[tuple[int, frozenset[str]]]) -> int:
    """Return where the run begins that holds the most different forms."""
    best, most = 0, 0
    for number, (start, _) in enumerate(found):
        met: set[str] = set()
        for place, forms_met in found[number:]:
            if place > start + EXTRACT * 3 // 4:
                break
            met |= forms_met
        if len(met) > most:
            best, most = start, len(met)
    return best
