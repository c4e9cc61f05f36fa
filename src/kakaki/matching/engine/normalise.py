"""Bring texts to one form for comparison, without losing the letters of Hausa where they are shown."""

import re
import unicodedata
from functools import lru_cache

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


def clean(text: str, *, longest: int = LONGEST) -> str:
    """Return `text` fit for storage and display: NFC, no control, no lone surrogate, one space.

    Letters are untouched (ɓ ɗ ƙ ƴ, accents, capitals); at most `longest` characters are kept.
    """
    kept = text[: longest * 4]
    kept = "".join(" " if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} else c for c in kept)
    kept = "".join(c for c in kept if unicodedata.category(c) != "Cf")
    return _SPACES.sub(" ", unicodedata.normalize("NFC", kept)).strip()[:longest]


def fold(text: str) -> str:
    """Return the bare form used to compare: lower case, no accent, no hook, no elongation, no link."""
    kept = _URL.sub(" ", clean(text))
    for emoji, word in EMOJI_WORDS.items():
        if emoji in kept:
            kept = kept.replace(emoji, f" {word} ")
    kept = unicodedata.normalize("NFKD", kept.translate(HOOKS).lower())
    kept = "".join(c for c in kept if not unicodedata.combining(c))
    kept = _LONG_RUN.sub(r"\1", kept)
    return _SPACES.sub(" ", _HAUSA_Y.sub("y", kept)).strip()


def words(folded: str) -> list[str]:
    """Return the words of a folded text, French elisions taken off (« l'eau » gives « eau »)."""
    return _WORD.findall(_ELISION.sub(" ", folded).replace("'", ""))


SMS = {
    "a2m1": "a demain", "ac": "avec", "av": "avec", "alr": "alors", "apre": "apres", "ariv": "arrive",
    "ajd": "aujourdhui", "auj": "aujourdhui", "ojourdhui": "aujourdhui", "bcp": "beaucoup",
    "bjr": "bonjour", "bsr": "bonsoir", "cad": "cest a dire", "c": "est", "cb": "combien",
    "cmt": "comment", "cmr": "cameroun", "kmer": "cameroun", "civ": "cote ivoire", "rci": "cote ivoire",
    "ci": "cote ivoire", "bf": "burkina faso", "dc": "donc", "dr": "docteur", "ds": "dans", "di": "dit",
    "dja": "deja", "dps": "depuis", "dvt": "doivent", "ell": "elle", "fem": "femme", "fo": "faut",
    "faur": "faut", "gouv": "gouvernement", "govt": "government", "gvt": "gouvernement",
    "gov": "gouvernement", "fg": "federal government", "gd": "grand", "grv": "grave", "g": "ai",
    "hte": "haute", "htes": "hautes", "ils": "ils", "jam": "jamais", "jr": "jour", "jrs": "jours",
    "ke": "que", "ki": "qui", "kel": "quel", "koi": "quoi", "kom": "comme", "kan": "quand",
    "keske": "qu est ce que", "lgtps": "longtemps", "ls": "les", "leau": "eau", "lopital": "hopital",
    "mil": "mille", "mm": "meme", "mnt": "maintenant", "mtn": "maintenant", "msg": "message",
    "ns": "nous", "nmey": "niamey", "ouaga": "ouagadougou", "oqp": "occupe", "pb": "probleme",
    "pck": "parce que", "pcq": "parce que", "pr": "pour", "pls": "please", "pm": "premier ministre",
    "prez": "president", "pa": "pas", "ps": "pas", "qd": "quand", "qlq": "quelque", "qlqn": "quelqu un",
    "rdv": "rendez vous", "rep": "reponse", "slt": "salut", "sa": "ca", "st": "sont", "svp": "sil vous plait",
    "stp": "sil te plait", "ts": "tous", "tt": "tout", "tte": "toute", "tts": "toutes", "tjr": "toujours",
    "tjrs": "toujours", "tps": "temps", "ui": "oui", "vs": "vous", "vrm": "vraiment", "wsp": "whatsapp",
    "wathsap": "whatsapp", "watsap": "whatsapp", "xq": "parce que", "ya": "y a", "yan": "yan", "u": "you",
    "ur": "your", "ppl": "people", "b4": "before", "4": "4", "2day": "today", "corpers": "nysc corps members",
    "allawee": "allowance", "1er": "premier", "1ere": "premiere", "cni": "carte identite",
    "bepc": "brevet", "bac": "baccalaureat", "fb": "facebook", "snp": "police", "fds": "armee",
}  # fmt: skip
"""Short forms of messages; a value of several words is put in place of the short form."""


def spelled_out(tokens: list[str], *, french: bool) -> list[str]:
    """Replace the short forms of messages; only words of three letters and digits when not French."""
    found: list[str] = []
    for token in tokens:
        full = SMS.get(token) if french or len(token) > 2 else None
        found.extend(full.split() if full else [token])
    return found


_PHONETIC = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ph", "f"), (r"eaux?|aux?(?![aeiouy])", "o"), (r"oin", "win"), (r"oi|oy", "wa"), (r"ou", "u"),
        (r"qu|q|ck|c(?![eiyh])", "k"), (r"ch|sh", "S"), (r"sc(?=[eiy])|c(?=[eiy])|ss", "s"),
        (r"ge(?=[ao])|g(?=[eiy])", "j"), (r"gu(?=[eiy])", "g"), (r"h", ""), (r"y", "i"), (r"(.)\1", r"\1"),
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
