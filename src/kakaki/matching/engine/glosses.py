"""Bring Hausa and English words to the French ones that say the same, and all words to stems."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import resources

from kakaki.matching.engine.normalise import phonetic

STEM = 5
"""Sounds kept of a French word: « recruter », « recrutement » and « recrues » begin alike."""

_ENGLISH_ENDS = ("ings", "ing", "ies", "ied", "es", "ed", "s", "y")
_HAUSA_LINKS = ("r", "n")


def french_stem(word: str) -> str:
    """Return the first sounds of a folded French word; a number stays whole."""
    return word if word.isdigit() else phonetic(word)[:STEM]


def english_stem(word: str) -> str:
    """Return a folded English word without its common endings."""
    for end in _ENGLISH_ENDS:
        if word.endswith(end) and len(word) - len(end) >= 3:
            return word[: -len(end)]
    return word


def hausa_stem(word: str) -> str:
    """Return a folded Hausa word without the linker: « cutar » and « cuta » are one."""
    if len(word) > 4 and word.endswith(_HAUSA_LINKS) and word[-2] in "aeiou":
        return word[:-1]
    return word


STEMS = {"ha": hausa_stem, "en": english_stem}


@lru_cache(maxsize=1)
def gloss_table() -> dict[tuple[str, str], tuple[tuple[str, float], ...]]:
    """Return by language and stem the French stems that translate it, each with a weight 0–1."""
    table = resources.files("kakaki.matching.engine").joinpath("tables/glosses.tsv")
    found: dict[tuple[str, str], tuple[tuple[str, float], ...]] = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            language, word, told = line.split("\t")
            pairs = (each.rsplit(":", 1) for each in told.split())
            found[language, word] = tuple((stem, float(weight)) for stem, weight in pairs)
    return found


def stems(content: Iterable[str], languages: Sequence[str]) -> dict[str, float]:
    """Return the French stems of folded words in these languages, with how far they are meant.

    A word counts as itself in every case, since names and borrowed words are many; its translations
    count by their weight.
    """
    table = gloss_table()
    found: defaultdict[str, float] = defaultdict(float)
    asked = [code for code in languages if code in STEMS]
    for word in content:
        found[french_stem(word)] += 1
        for code in asked:
            for stem, weight in table.get((code, STEMS[code](word)), ()):
                found[stem] += weight
    return found
