"""Put aside what surrounds a text on a phone or on a page, and that is no part of it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from kakaki.seals.engine import dates
from kakaki.seals.engine.canonical import Document
from kakaki.seals.engine.reference import display
from kakaki.seals.engine.tokens import tokens_of

_MESSENGER_LINE = re.compile(
    r"\W*(?:message\s+)?(?:transf[ée]r[ée]e?(?:\s+(?:plusieurs|de nombreuses)\s+fois)?"
    r"|forwarded(?:\s+many\s+times)?|lire\s+la\s+suite|read\s+more|voir\s+plus)\W*",
    re.IGNORECASE,
)
_MESSENGER_PREFIX = re.compile(
    r"\s*\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?(?:\s+à)?\s+\d{1,2}[:h]\d{2}(?::\d{2})?\]?"
    r"(?:\s*-)?\s*[^:\n]{1,30}:(?=\s)"
)
_LABELS = (
    "communiqué|communiqué officiel|communiqué de presse|référence|réf|référence du sceau|source"
    "|publié le|publié|date|le|lien|vérifier|vérifier ce communiqué|vérifier ce texte|sceau"
    "|scellé le|fait à|à|référence de ce texte|vérifiez sur|mise au point"
)
_MOST_PAGES = 20
# No French word is one of these letters alone.
_BULLET = re.compile(r"^[ \t]*([eo°¢©])[ \t]+(?=\w)", re.MULTILINE)


def messenger_marks(received: str) -> list[tuple[int, int]]:
    """Return the places that a messenger added: « Transféré », the hour, the sender, « > »."""
    found: list[tuple[int, int]] = []
    at = 0
    # A letter that quotes marks every line; a mark on some lines only may be « more than ».
    is_quoted = "\n" in received and all(
        line.lstrip().startswith(">") for line in received.splitlines() if line.strip()
    )
    for number, line in enumerate(received.splitlines(keepends=True)):
        bare = line.rstrip()
        if _MESSENGER_LINE.fullmatch(bare):
            found.append((at, at + len(bare)))
        elif number == 0 and (prefix := _MESSENGER_PREFIX.match(line)):
            sender = tokens_of(prefix.group())
            if not any(token.is_negation for token in sender):
                found.append((at, at + prefix.end()))
        elif is_quoted and bare:
            mark = at + line.index(">")
            found.append((mark, mark + 1))
        at += len(line)
    return found


def bullets(received: str) -> list[tuple[int, int]]:
    """Return the places where OCR read the dot before a line of a list as a letter alone."""
    return [match.span(1) for match in _BULLET.finditer(received)]


@lru_cache(maxsize=1)
def _page_numbers() -> frozenset[tuple[str, ...]]:
    """Return what stands at the foot of a printed page: « Page 1 sur 2 »."""
    return frozenset(
        ("page", str(number), "sur", str(count))
        for count in range(1, _MOST_PAGES + 1)
        for number in range(1, count + 1)
    )


def frame_phrases(
    document: Document, reference: str, url: str, around: Sequence[str] = ()
) -> frozenset[tuple[str, ...]]:
    """Return what a page shows around the text: issuer, date, reference, address, page number.

    `around` holds what this government prints on every page: its name, the address of the counter.
    """
    phrases = [
        *around,
        document.issuer,
        document.place,
        reference,
        display(reference),
        url,
        url.partition("://")[2],
        *_LABELS.split("|"),
        *dates.ways_to_write(document.date),
    ]
    keys = (tuple(token.key for token in tokens_of(phrase)) for phrase in phrases)
    return frozenset(phrase for phrase in keys if phrase) | _page_numbers()


def frame_lines(received: str, phrases: frozenset[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Return the places of the lines made of nothing but whole frame phrases."""
    longest = max(map(len, phrases))
    found: list[tuple[int, int]] = []
    at = 0
    for line in received.splitlines(keepends=True):
        keys = [token.key for token in tokens_of(line.rstrip())]
        if keys and len(keys) <= 60 and _is_made_of(keys, phrases, longest):
            found.append((at, at + len(line.rstrip())))
        at += len(line)
    return found


def _is_made_of(keys: Sequence[str], phrases: frozenset[tuple[str, ...]], longest: int) -> bool:
    reachable = {0}
    for start in range(len(keys)):
        if start in reachable:
            for end in range(start + 1, min(start + longest, len(keys)) + 1):
                if tuple(keys[start:end]) in phrases:
                    reachable.add(end)
    return len(keys) in reachable


def blanked(text: str, places: Sequence[tuple[int, int]]) -> str:
    """Return `text` with spaces in these places, so that every other character keeps its own."""
    cuts = [0, *(cut for place in places for cut in place), len(text)]
    parts = [
        text[a:b] if rank % 2 == 0 else " " * (b - a) for rank, (a, b) in enumerate(pairwise(cuts))
    ]
    return "".join(parts)
