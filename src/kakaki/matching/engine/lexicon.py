"""Join words of French, Hausa and English that say one thing, by a dictionary of news."""

from functools import lru_cache
from importlib import resources

from kakaki.matching.engine.normalise import fold, words

LONGEST_PHRASE = 4


class Lexicon:
    """Find the ideas of a text: each idea is a line of the dictionary, known by its number."""

    def __init__(self, lines: list[str]) -> None:
        self._whole: dict[str, set[int]] = {}
        self._stems: dict[str, set[int]] = {}
        for idea, line in enumerate(lines):
            for entry in line.replace("|", ";").split(";"):
                self._add(idea, entry.strip())
        self._cached = lru_cache(maxsize=65_536)(self._of_word)

    def _add(self, idea: int, entry: str) -> None:
        if not entry:
            return
        stem = entry.endswith("*")
        form = "_".join(words(fold(entry.rstrip("*").replace("_", " "))))
        (self._stems if stem else self._whole).setdefault(form, set()).add(idea)

    def _of_word(self, word: str) -> frozenset[int]:
        found = set(self._whole.get(word, ()))
        for end in range(2, len(word) + 1):
            found |= self._stems.get(word[:end], set())
        return frozenset(found)

    def ideas(self, tokens: list[str]) -> frozenset[int]:
        """Return the ideas said by folded words, a phrase of up to four words before its words."""
        found: set[int] = set()
        for at, token in enumerate(tokens):
            found |= self._cached(token)
            for size in range(2, LONGEST_PHRASE + 1):
                found |= self._whole.get("_".join(tokens[at : at + size]), set())
        return frozenset(found)


@lru_cache(maxsize=1)
def news_lexicon() -> Lexicon:
    """Return the dictionary that ships with the product."""
    table = resources.files("kakaki.matching.engine").joinpath("tables/lexicon.tsv")
    lines = table.read_text(encoding="utf-8").splitlines()
    return Lexicon([line for line in lines if line and not line.startswith("#")])
