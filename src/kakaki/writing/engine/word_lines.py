"""Read a vocabulary as people paste it: one name a line, or an acronym and its words."""

import re
from dataclasses import dataclass

_BETWEEN = re.compile(r"\t+|\s*[:;=]\s+|\s+=\s+|\s+[—–]\s+")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class WordLine:
    """A word and what it stands for, "" when it is a name."""

    written: str
    expansion: str = ""


def read_lines(text: str) -> tuple[WordLine, ...]:
    """Return the words of pasted lines, each once, the last expansion kept; # begins a comment."""
    found: dict[str, WordLine] = {}
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        written, *rest = _BETWEEN.split(line.strip(), maxsplit=1)
        word = _SPACES.sub(" ", written).strip(' .,;:«»"“”').replace("'", "’")
        expansion = _SPACES.sub(" ", rest[0]).strip() if rest else ""
        if word:
            found[word] = WordLine(word, expansion)
    return tuple(found.values())
