"""The names and acronyms that a ministry's readers and writers know, given by the caller."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_PARTS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def _plain(word: str) -> str:
    return word.replace("’", "'")


@dataclass(frozen=True)
class Vocabulary:
    """Names known as written, and acronyms with their expansion.

    Every word of a name is known too, whatever apostrophe it is typed with.
    """

    names: frozenset[str] = frozenset()
    acronyms: Mapping[str, str] = field(default_factory=dict)
    words: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, names: Iterable[str] = (), acronyms: Mapping[str, str] | None = None
    ) -> "Vocabulary":
        """Return a vocabulary of names and acronyms."""
        given = dict(acronyms or {})
        plain = frozenset(_plain(name) for name in names)
        words = {part for name in plain for part in (name, *name.split("-"), *_PARTS.findall(name))}
        return cls(plain, given, frozenset(words) | frozenset(_plain(one) for one in given))

    def knows(self, word: str) -> bool:
        """Tell whether a word, or a name of several, is known as it is written."""
        return _plain(word) in self.words

    def expansion(self, acronym: str) -> str | None:
        """Return what an acronym stands for, or None."""
        return self.acronyms.get(acronym) or self.acronyms.get(acronym.replace(".", ""))

    def with_(self, other: "Vocabulary") -> "Vocabulary":
        """Return both together; the other's expansions win."""
        return Vocabulary(
            self.names | other.names, {**self.acronyms, **other.acronyms}, self.words | other.words
        )

    @property
    def key(self) -> tuple[frozenset[str], tuple[tuple[str, str], ...]]:
        """Return what tells two vocabularies apart, for a cache."""
        return self.names, tuple(sorted(self.acronyms.items()))


NOTHING = Vocabulary()
