"""Find the phrases of a word list in one look at each text, whatever the length of the list.

An entry is a phrase, a tab, and plainer words. `[a|b]` stands for either, and `$1` in the plainer
words repeats what was written there; a final « de » also reads « d’ ». Plainer words with a
bracket are advice, never a fix. A third part « sauf:a|b » spares the phrase after these words.
Only the entries of which a word stands in the text are tried: a list of 300 costs as much as 30.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.lexicons import entries
from kakaki.writing.engine.rule import Hit
from kakaki.writing.engine.speech import is_speech
from kakaki.writing.engine.words import runs_of

READ = ("title", "lead", "heading", "paragraph", "item")
_PARTS = re.compile(r"\[([^\]]+)\]")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase found: its place, as written, and the plainer words ("" when there are none)."""

    start: int
    end: int
    written: str
    plain: str

    @property
    def advice(self) -> str:
        """Return the plainer words as a message says them: without the capital of a first word."""
        words = self.plain.strip()
        return words if words.isupper() else words[:1].lower() + words[1:]


@lru_cache(maxsize=2048)
def words_in(text: str) -> frozenset[str]:
    """Return the different words of a text in small letters, cut at apostrophes and hyphens."""
    return frozenset(map(str.lower, runs_of(text)))


def _literal(text: str) -> str:
    escaped = re.escape(text).replace("’", "[’']").replace(r"\ ", r"\s+")
    return escaped if text.endswith(("’", " ")) or not text else escaped + r"(?!\w)"


def _pattern(phrase: str) -> re.Pattern[str]:
    pieces = []
    for number, part in enumerate(_PARTS.split(phrase)):
        if number % 2:
            choices = sorted(part.split("|"), key=len, reverse=True)
            pieces.append("(" + "|".join(_literal(choice) for choice in choices) + ")")
        else:
            pieces.append(re.escape(part).replace("’", "[’']").replace(r"\ ", r"\s+"))
    whole = "".join(pieces)
    if re.search(r"(?<!\w)de$", whole):
        whole = whole[:-1] + r"(?:e(?!\w)|[’']\s?)"
    elif phrase[-1].isalnum():
        whole += r"(?![\w-])"
    return re.compile(rf"(?<![\w-]){whole}", re.IGNORECASE)


def written_forms(phrase: str) -> list[str]:
    """Return every way to write a phrase: « [a|b] c » is « a c » and « b c »."""
    parts = [
        part.split("|") if number % 2 else [part]
        for number, part in enumerate(_PARTS.split(phrase))
    ]
    return ["".join(choice) for choice in product(*parts)]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A phrase of a list; all of `needed` and one of each of `choices` stand wherever it does."""

    pattern: re.Pattern[str]
    plain: str
    spared: frozenset[str]
    needed: frozenset[str]
    choices: tuple[frozenset[str], ...]

    def may_stand_among(self, words: frozenset[str]) -> bool:
        """Tell whether a text with these words may hold the phrase."""
        return self.needed <= words and all(choice & words for choice in self.choices)


def _entry(phrase: str, plain: str = "", spared: str = "") -> _Entry:
    parts = _PARTS.split(phrase.lower())
    outside = " ".join(parts[::2])
    # A final « de » may be written « d’ » in the text.
    needed = _WORD.findall(re.sub(r"(?<!\w)de$", "", outside))
    choices = (
        frozenset(max(_WORD.findall(choice), key=len) for choice in part.split("|"))
        for part in parts[1::2]
    )
    return _Entry(
        _pattern(phrase),
        plain,
        frozenset(spared.removeprefix("sauf:").split("|")) if spared else frozenset(),
        frozenset(needed),
        tuple(choices),
    )


def _rarest(entry: _Entry) -> frozenset[str]:
    """Return the words under which an entry is kept: the group whose shortest word is longest."""
    groups = [*entry.choices, *(frozenset([word]) for word in entry.needed)]
    return max(groups, key=lambda group: min(map(len, group)))


class Phrases:
    """The phrases of one list, ready to be looked for."""

    def __init__(self, lines: tuple[tuple[str, ...], ...]) -> None:
        by_key: dict[str, list[_Entry]] = defaultdict(list)
        for line in lines:
            entry = _entry(*line)
            for key in _rarest(entry):
                by_key[key].append(entry)
        self._by_key = dict(by_key)
        self._all = frozenset(by_key)

    def find(self, text: str) -> Iterator[Phrase]:
        """Return the phrases of a text in order; the longest of those that overlap."""
        words = words_in(text)
        tried = self._all & words
        if not tried:
            return
        found = {
            Phrase(match.start(), match.end(), match.group(), _as_written(match, entry.plain))
            for key in tried
            for entry in self._by_key[key]
            if entry.may_stand_among(words)
            for match in entry.pattern.finditer(text)
            if not entry.spared or _word_before(text, match.start()) not in entry.spared
        }
        last = 0
        for phrase in sorted(found, key=lambda p: (p.start, -p.end, p.plain)):
            if phrase.start >= last:
                last = phrase.end
                yield phrase


def _word_before(text: str, start: int) -> str:
    words = _WORD.findall(text[max(0, start - 30) : start])
    return words[-1].lower() if words else ""


def _as_written(match: re.Match[str], plain: str) -> str:
    """Return the plainer words with their parts filled in and the capitals of what is replaced."""
    for number, part in enumerate(match.groups(), start=1):
        plain = plain.replace(f"${number}", part)
    written = match.group()
    if written.rstrip().endswith(("’", "'")) and plain:
        plain = f"{plain[:-1]}’" if plain.endswith(" de") else f"{plain} "
    if len(written) > 3 and written.isupper():
        return plain.upper()
    return plain[:1].upper() + plain[1:] if written[:1].isupper() else plain


@cache
def phrases(name: str) -> Phrases:
    """Return the phrases of a list of the lexicons."""
    return Phrases(entries(name))


def hits(
    document: Document,
    name: str,
    say: Callable[[Phrase], str],
    *,
    mends: bool = False,
    kinds: tuple[str, ...] = READ,
) -> Iterator[Hit]:
    """Return the phrases of a list in a document, but not in somebody's quoted words.

    `say` makes the message; with `mends` the plainer words are offered as the fix.
    """
    known = phrases(name)
    for block in document.of_kind(*kinds):
        for phrase in known.find(block.text):
            if not is_speech(block.text, phrase.start, phrase.end):
                fix = phrase.plain if mends and phrase.plain and "(" not in phrase.plain else None
                yield Hit(block, phrase.start, phrase.end, say(phrase), fix)
