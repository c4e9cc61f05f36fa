"""The words of a text as a comparison sees them: typography forgotten, every number kept."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from kakaki.seals.engine.canonical import fold

# They turn the order of what follows: « 05 » reads « 50 », « 12 500 » reads « 500 12 ».
_OVERRIDES = "\u202b\u202d\u202e\u2067\u200f\u061c"
# What strikes words out, or says no to them without a word: a difference, never emphasis.
_STRIKES = "~\u0334-\u0338\u20d2\u20d3\u20d8-\u20da\u20e0\u20e5\u20e6\u20ea\u20eb"
_REFUSALS = "❌❎✖✗✘🚫⛔🛑👎🙅🔟💯"
_NUMBER = r"\d{1,3}(?:[ ]\d{3})+(?![\d])(?:,\d+)?|\d{1,3}(?:\.\d{3})+(?![\d.,])|\d+(?:[.,]\d+)*"
_TOKEN = re.compile(
    rf"(?P<number>{_NUMBER})|(?P<sign>(?<![^\s(\"'])-(?=\d)|(?<=\d)/(?=\d)"
    rf"|[%‰@{_OVERRIDES}{_STRIKES}{_REFUSALS}])"
    r"|(?P<money>[$€£¥₦+<>=×÷±≤≥≠])|(?P<word>(?:[^\W_][\u0300-\u036f\u064b-\u065f]*)+)"
)
_IGNORED_MARKS = {
    0x00AD,
    *range(0x200B, 0x200F),
    0x202A,
    0x202C,
    *range(0x2060, 0x2067),
    *range(0x2068, 0x2070),
    *range(0xFE00, 0xFE10),
    0xFEFF,
}
# Canonical classes of marks above, below and attached; an overlay that strikes a letter out stays.
_ACCENTS = frozenset({202, 214, 216, 220, 230, 232})
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss"})
_TURNING_WORDS = """
ne n pas non ni jamais aucun aucune nul nulle sans plus rien personne guere faux fausse fausses
inexact inexacte dement dementi dementons dementent rumeur interdit interdite interdits interdites
sauf excepte hormis toutefois cependant mais seulement uniquement annule annulee annules annulees
ba babu
"""
NEGATIONS = frozenset(_TURNING_WORDS.split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign: its key to compare, its accented form, its place in the text."""

    key: str
    form: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Tell whether the token is made of digits."""
        return self.key[0].isdigit()

    @property
    def is_negation(self) -> bool:
        """Tell whether adding or removing this word turns a sentence over."""
        return self.key in NEGATIONS


@lru_cache(maxsize=50_000)
def without_accents(word: str) -> str:
    """Return a word without its accents; the hooked letters of Hausa stay."""
    parts = unicodedata.normalize("NFD", word)
    return "".join(char for char in parts if unicodedata.combining(char) not in _ACCENTS)


def _plain_number(written: str) -> str:
    """Return a number without the spaces or dots of its thousands, with a comma for decimals."""
    compact = written.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", compact):
        return compact.replace(".", "")
    return compact.replace(".", ",") if compact.count(".") == 1 and "," not in compact else compact


def _readable(text: str) -> tuple[str, list[int]]:
    """Return the text with one plain character for one or more of its own, and their places."""
    plain: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if ord(char) in _IGNORED_MARKS:
            continue
        for new in _plain_char(char):
            # A line break counts as a space, and several spaces as one.
            if new == " " and plain and plain[-1] == " ":
                continue
            plain.append(new)
            places.append(place)
    places.append(len(text))
    return "".join(plain), places


@lru_cache(maxsize=5_000)
def _plain_char(char: str) -> str:
    if char in _OVERRIDES:
        return char
    if char.isspace():
        return " "
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.decimal(char))
    if unicodedata.category(char) == "No":
        return char  # An exponent is not the digit itself: « 5² » is not « 52 ».
    return fold(unicodedata.normalize("NFKC", char)).translate(_LIGATURES)


def tokens_of(text: str) -> list[Token]:
    """Return the words, numbers and signs of `text`, which must be in NFC.

    Emphasis marks and pictures are not words. A number keeps its value whatever separates its
    thousands; a sign that changes a number (minus, per cent, a currency) is a token of its own.
    """
    plain, places = _readable(text)
    found: list[Token] = []
    for match in _TOKEN.finditer(plain):
        written = match.group()
        if match.lastgroup == "number":
            form = key = _plain_number(written)
        else:
            form = unicodedata.normalize("NFC", written.casefold())
            key = without_accents(form) or form
        found.append(Token(key, form, places[match.start()], places[match.end() - 1] + 1))
    return found
