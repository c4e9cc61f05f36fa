"""An index of a site that a browser searches by itself, where no application answers."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kakaki.kernel.languages import FRENCH
from kakaki.sites.engine.search import EMPTY_WORDS, HOOKED, folded, forms, words_of

TITLE, LEAD, TEXT = 8, 3, 1  # How much a word weighs by where it stands, as on the site itself.
CHUNK: Final = 50  # texts a file: ten results are in a few files, each of a few kilobytes.
ELSEWHERE: Final = "autres"
_PART = re.compile(r"[a-z0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A text that may be found; `shown` is what a result says of it under its title."""

    url: str
    title: str
    lead: str
    text: str
    shown: str


def plain(word: str) -> str:
    """Return a word as a browser can make it too: no accent, no hook, lower case."""
    return folded(word).translate(HOOKED)


def part_of(word: str) -> str:
    """Return the name of the file that holds a plain word: its first two letters."""
    return word[:2] if _PART.fullmatch(word[:2]) else ELSEWHERE


def index_of(entries: Iterable[Entry], language: str = FRENCH) -> dict[str, object]:
    """Return the files of the index, by name without ending, as data.

    `mots/xx` gives for every plain word of the texts the numbers of those that hold it under any
    of its forms in this language, each followed by its weight. `textes/n` gives `CHUNK` texts from
    n × CHUNK on: address, title, what is shown, lead. `index` says which parts there are.
    """
    listed = list(entries)
    empty = EMPTY_WORDS if language == FRENCH else frozenset[str]()
    held: defaultdict[str, dict[int, int]] = defaultdict(dict)
    forms_of: defaultdict[str, set[str]] = defaultdict(set)
    for number, entry in enumerate(listed):
        for weight, words in ((TITLE, entry.title), (LEAD, entry.lead), (TEXT, entry.text)):
            for word in words_of(words):
                if word in empty:
                    continue
                own = forms(word, language)
                forms_of[plain(word)].update(own)
                for form in own:
                    texts = held[form]
                    texts[number] = max(weight, texts.get(number, 0))
    parts: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    for word in sorted(forms_of):
        found: dict[int, int] = {}
        for form in forms_of[word]:
            for number, weight in held[form].items():
                found[number] = max(weight, found.get(number, 0))
        parts[part_of(word)][word] = [n for pair in sorted(found.items()) for n in pair]
    files: dict[str, object] = {f"mots/{name}": words for name, words in parts.items()}
    for start in range(0, len(listed), CHUNK):
        files[f"textes/{start // CHUNK}"] = [
            [one.url, one.title, one.shown, one.lead] for one in listed[start : start + CHUNK]
        ]
    files["index"] = {
        "count": len(listed),
        "chunk": CHUNK,
        "parts": sorted(parts),
        "empty": sorted(empty),
    }
    return files
