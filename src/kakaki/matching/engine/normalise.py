"""Bring texts to one form for comparison; where they are shown, Hausa keeps its letters."""

import re
import unicodedata
from functools import lru_cache
from importlib import resources

LONGEST = 12_000
"""Characters kept of one text: a rumour says what it has to say long before."""

HOOKS = str.maketrans(
    {
        "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "Ɓ": "B", "Ɗ": "D", "Ƙ": "K", "Ƴ": "Y",
        "ŋ": "n", "ɲ": "ny", "ǝ": "e", "ə": "e", "ɛ": "e", "ɔ": "o", "ɣ": "g", "ɠ": "g", "ɖ": "d",
        "œ": "oe", "æ": "ae", "ß": "ss", "ł": "l", "Œ": "OE",
        "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "′": "'",
    }
)  # fmt: skip

EMOJI_WORDS = {
    "🔥": "feu", "💉": "vaccin", "🌿": "feuille", "🎁": "cadeau", "💊": "medicament", "💧": "eau",
    "🏥": "hopital", "🗳": "vote", "💰": "argent", "💵": "argent", "⛽": "essence", "🎓": "diplome",
    "🏫": "ecole", "📚": "ecole", "🔫": "arme", "✈": "avion", "🍚": "riz", "🐔": "poulet",
    "🦁": "lion", "🌊": "inondation", "☔": "pluie", "🕌": "mosquee", "⛪": "eglise",
}  # fmt: skip
"""What an emoji says when it replaces a word; the others say only how the sender feels."""

_ELISION = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|aujourd)'(?=\w)")
_HAUSA_Y = re.compile(r"(?<!\w)'y(?=[aeiou])")
_LONG_RUN = re.compile(r"([^\W\d_])\1{2,}")
_URL = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\S+")
_WORD = re.compile(r"[^\W_]+")
_SPACES = re.compile(r"\s+")


_SIGHTED = {"Cc": " ", "Cs": " ", "Zl": " ", "Zp": " ", "Cf": ""}
"""What stands for a character that cannot be seen, by its category."""


def clean(text: str, *, longest: int = LONGEST) -> str:
    """Return `text` fit for storage and display: NFC, no control, no lone surrogate, one space.

    Letters are untouched (ɓ ɗ ƙ ƴ, accents, capitals); at most `longest` characters are kept.
    """
    kept = text[: longest * 4]
    if not kept.isprintable():
        kept = "".join(_SIGHTED.get(unicodedata.category(c), c) for c in kept)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", kept)).strip()[:longest]


def fold(text: str) -> str:
    """Return the bare form used to compare: no case, accent, hook, elongation or link."""
    kept = _URL.sub(" ", clean(text))
    if not kept.isascii():
        for emoji, word in EMOJI_WORDS.items():
            kept = kept.replace(emoji, f" {word} ")
    kept = unicodedata.normalize("NFKD", kept.translate(HOOKS).lower())
    if not kept.isascii():
        kept = "".join(c for c in kept if not unicodedata.combining(c))
    kept = _LONG_RUN.sub(r"\1", kept)
    return _SPACES.sub(" ", _HAUSA_Y.sub("y", kept)).strip()


def words(folded: str) -> list[str]:
    """Return the words of a folded text, French elisions taken off (« l'eau » gives « eau »)."""
    return _WORD.findall(_ELISION.sub(" ", folded).replace("'", ""))


@lru_cache(maxsize=1)
def short_forms() -> dict[str, str]:
    """Return what the short forms of messages stand for, sometimes several words."""
    table = resources.files("kakaki.matching.engine").joinpath("tables/sms.tsv")
    lines = table.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return dict(pairs)


def spelled_out(tokens: list[str], *, french: bool) -> list[str]:
    """Replace the short forms of messages; those of two letters only when French."""
    found: list[str] = []
    for token in tokens:
        full = short_forms().get(token) if french or len(token) > 2 else None
        found.extend(full.split() if full else [token])
    return found


_PHONETIC = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ph", "f"), (r"eaux?|aux?(?![aeiouy])", "o"), (r"oin", "win"), (r"oi|oy", "wa"), (r"ou",
        "u"),
        (r"qu|q|ck|c(?![eiyh])", "k"), (r"ch|sh", "S"), (r"sc(?=[eiy])|c(?=[eiy])|ss", "s"),
        (r"ge(?=[ao])|g(?=[eiy])", "j"), (r"gu(?=[eiy])", "g"), (r"h", ""), (r"y", "i"), (r"(.)\1",
        r"\1"),
        (r"(?:ain|ein|aim|in|im)(?![aeiou])", "I"), (r"(?:en|em|an|am)(?![aeiou])", "A"),
        (r"ai|ei", "e"), (r"(?:ees|ee|er|ez|es|et|ent|e)$", "e"), (r"[stxdpz]+$", ""), (r"e$", ""),
    )
]  # fmt: skip


@lru_cache(maxsize=65_536)
def phonetic(word: str) -> str:
    """Return how a folded French word sounds, roughly, so that « alé » and « aller » are one."""
    if word.isdigit() or len(word) < 4:
        return word
    for pattern, sound in _PHONETIC:
        word = pattern.sub(sound, word)
    return word


def sentences(text: str, *, longest: int = 220) -> list[str]:
    """Cut a long text at its sentence ends into pieces of about `longest` characters."""
    pieces = [piece for piece in re.split(r"(?<=[.!?…])\s+|\n+", text) if piece.strip()]
    found: list[str] = []
    for piece in pieces:
        if found and len(found[-1]) + len(piece) < longest:
            found[-1] += " " + piece
        else:
            found.append(piece)
    return found
