"""How hard a text is to read in French: Kandel and Moles, with one counter of syllables.

Measured on 1 669 sentences whose level people judged: 70 and above is what level B1 reads, 52 to 70
asks for B2, below 52 for C1. A figure is no advice: it is shown last and blocks nothing.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.sentences import sentences_of
from kakaki.writing.engine.words import letters_of

Band = Literal["facile", "moyen", "difficile"]
EASY, MEDIUM = 70.0, 52.0
LEAST = 100  # words; the figure of a shorter text says nothing.
_VOWELS = re.compile(
    r"eau|[iïy]eu|eui|aoû|œu|oui|oie|aie|ou|ai|aî|au|ei|eû|eu|oe(?=u)|oi|oî|ui|(?<=[bcdfgptv][lr])i|i[aeéèoô]|œ|æ|[aeiouyàâäéèêëîïôöùûü]"
)
_GLIDE = re.compile("(?<=[aeou])y(?=[aeiouéè])")
_SILENT = re.compile("(?<=[a-zéèçïû])es?$")
# « -ent » is silent in « ils parlent » and heard in « client »: here are the usual ones.
_HEARD = re.compile(
    r"(?:m|cli|pati|ori|éni|édi|ipi|ffici|quoti|résid|présid|prud|évid|incid|accid|écéd|céd|ard|réc|innoc|esc|"
    r"ag|arg|urg|rég|souv|par|cont|tal|abs|prés|différ|cohér|excell|contin|perman|compét|équival|viol|éloqu|"
    r"fréqu|conséqu|transpar|curr|appar|^c|^v|^d|^l|couv|inter|suffis|insolv)ent$"
)
_KINDS = frozenset({"title", "lead", "heading", "paragraph", "item", "quote"})


@dataclass(frozen=True, slots=True)
class Readability:
    """The figures of a text: words, sentences, syllables, the score and its band."""

    words: int
    sentences: int
    syllables: int
    score: float
    band: Band


@lru_cache(maxsize=32768)
def syllables_of(word: str) -> int:
    """Return how many syllables a French word has in careful speech, at least one.

    A final « e », « es » or « ent » of a verb is silent; « client » and « -ment » are heard.
    """
    lowered = _GLIDE.sub("j", word.lower()).replace("qu", "q").replace("gue", "ge")
    lowered = lowered.replace("pays", "païs")
    if lowered.endswith("ent") and not _HEARD.search(lowered):
        lowered = lowered[:-3]
    else:
        lowered = _SILENT.sub("", lowered)
    return max(1, len(_VOWELS.findall(lowered)))


@lru_cache(maxsize=4096)
def _counts(text: str) -> tuple[int, int]:
    """Return the words and the syllables of a block."""
    found = letters_of(text)
    return len(found), sum(map(syllables_of, found))


def readability(document: Document) -> Readability | None:
    """Return the figures of a text, or None under a hundred words.

    Titles, headings and items count as sentences, or a list would make a text look harder.
    """
    words = sentences = syllables = 0
    for block in document.blocks:
        if block.kind in _KINDS and block.text.strip():
            some, heard = _counts(block.text)
            words, syllables = words + some, syllables + heard
            sentences += len(sentences_of(block.text))
    if words < LEAST or not sentences:
        return None
    score = 207 - 1.015 * words / sentences - 73.6 * syllables / words
    band: Band = "facile" if score >= EASY else "moyen" if score >= MEDIUM else "difficile"
    return Readability(words, sentences, syllables, round(score, 1), band)
