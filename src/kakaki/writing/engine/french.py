"""What the French dictionary knows: words, infinitives, participles, the verbs of nouns of action.

The files of `lexicons/french` are made by `tools/compile_lexicons.py` and read on first use.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from kakaki.writing.engine import lexicons
from kakaki.writing.engine.lexicons import entries
from kakaki.writing.engine.word_graph import WordGraph

_ACCENTED = {"A": "ÀÂ", "C": "Ç", "E": "ÉÈÊË", "I": "ÎÏ", "O": "Ô", "U": "ÛÙÜ"}


@dataclass(frozen=True, slots=True)
class Participle:
    """A past participle, masculine and singular, and the verb it comes from."""

    form: str
    infinitive: str
    valency: str

    @property
    def takes_an_object(self) -> bool:
        """Tell whether the verb has a direct object, so that its participle may be passive."""
        return "t" in self.valency

    @property
    def moves(self) -> bool:
        """Tell whether the past of the verb is made with « être »: « est allée » is no passive."""
        return "e" in self.valency


@cache
def _participles() -> dict[str, tuple[Participle, ...]]:
    found: dict[str, tuple[Participle, ...]] = {}
    for form, infinitive, *valency in entries("french/participles"):
        one = Participle(form, infinitive, valency[0] if valency else "")
        found[form] = (*found.get(form, ()), one)
    return found


def participles_of(word: str) -> tuple[Participle, ...]:
    """Return the participles that a word in any gender and number may be; empty when none."""
    known = _participles()
    lower = word.lower().replace("’", "'")
    for ending in ("", "s", "e", "es"):
        stem = lower.removesuffix(ending)
        if len(stem) + len(ending) != len(lower):
            continue
        if stem in known:
            return known[stem]
        # « due » comes from « dû », « absoute » from « absous ».
        for short, long in (("u", "û"), ("t", "s")):
            if ending in {"e", "es"} and stem.endswith(short) and stem[:-1] + long in known:
                return known[stem[:-1] + long]
    return ()


@cache
def _infinitives() -> frozenset[str]:
    return frozenset(entry[0] for entry in entries("french/infinitives"))


def is_infinitive(word: str) -> bool:
    """Tell whether a word is the infinitive of a verb."""
    return word.lower() in _infinitives()


@cache
def _verbs() -> dict[str, str]:
    return {entry[0]: entry[1] for entry in entries("french/deverbal_nouns")}


def verb_of(noun: str) -> str | None:
    """Return the verb that a noun of action hides, singular or plural, or None."""
    lower = noun.lower()
    return _verbs().get(lower) or _verbs().get(lower.removesuffix("s"))


@cache
def _words() -> WordGraph:
    return WordGraph((files(lexicons) / "french" / "known_words.graph").read_bytes())


def known_graph() -> WordGraph:
    """Return the graph of all forms that the dictionary holds."""
    return _words()


def is_known(word: str) -> bool:
    """Tell whether the dictionary holds a word, as written or in small letters, part by part.

    An elided word is known when what follows its apostrophe is. Names that no dictionary holds are
    the business of a vocabulary.
    """
    written = word.replace("’", "'")
    known = _words()
    if _is_held(written, known):
        return True
    head, mark, tail = written.partition("'")
    if mark and len(head) <= 8 and tail:
        return (head.lower() in _ELIDED) and is_known(tail)
    parts = written.split("-")
    return len(parts) > 1 and all(part and _is_held(part, known) for part in parts)


def is_common(word: str) -> bool:
    """Tell whether the dictionary holds a word exactly as it is written."""
    return word in _words()


_ELIDED = frozenset(
    ["l", "d", "j", "n", "s", "c", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu"]
)


def _is_held(word: str, known: WordGraph) -> bool:
    return word in known or word.lower() in known or word.capitalize() in known


@lru_cache(maxsize=8192)
def with_accent(word: str) -> str | None:
    """Return a word with the accent that its capital lost (« Etat », « État »), or None.

    Only where the word without its accent does not exist and the accented one is a common word.
    """
    if len(word) < 3 or word[0] not in _ACCENTED or not word[1:].islower():
        return None
    lower = word.lower()
    known = _words()
    if lower in known or word in known:
        return None
    found = [capital for capital in _ACCENTED[word[0]] if capital.lower() + lower[1:] in known]
    return found[0] + word[1:] if len(found) == 1 else None
