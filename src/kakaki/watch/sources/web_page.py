"""One web page: when its words change, its new words come in."""

import hashlib
import re

from kakaki.kernel.errors import InvalidInputError
from kakaki.watch.engine.incoming import LONGEST, Incoming, cleaned
from kakaki.watch.engine.marked import words_of
from kakaki.watch.source import Source

CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_-]{1,20})", re.IGNORECASE)


def parse(content: bytes) -> tuple[Incoming, ...]:
    """Return the words of a page, known by what they are; raise InvalidInputError without any."""
    named = CHARSET.search(content[:4096])
    try:
        page = content.decode(named.group(1).decode() if named else "utf-8", "replace")
    except LookupError:
        page = content.decode("utf-8", "replace")
    text = cleaned(words_of(page))[:LONGEST]
    if sum(sign.isalpha() for sign in text) < 40:
        raise InvalidInputError("no words", advice="Cette page ne contient presque pas de texte.")
    return (Incoming(text, hashlib.sha256(text.encode()).hexdigest()),)


source = Source(
    __name__, "Page web", parse, reading="poll", asks="Adresse de la page",
    example="https://journal.example/actualites", obeys_robots=True,
)  # fmt: skip
