"""What is said publicly under a hashtag, as one Mastodon server sees it."""

import json
import re
from urllib.parse import quote

from kakaki.kernel.errors import InvalidInputError
from kakaki.watch.engine.incoming import LONGEST, Incoming, cleaned
from kakaki.watch.engine.marked import moment_of, words_of
from kakaki.watch.source import Source, web_address

TYPED = re.compile(r"(https?://[^\s/#]+)/?(?:tags/|\s*#)(\w{1,100})/?")


def address(typed: str) -> str:
    """Return where a server lists a hashtag, typed as « https://serveur #mot »."""
    found = TYPED.fullmatch(typed)
    if found is None:
        raise InvalidInputError(
            typed, advice="Écrivez le serveur et le mot : https://serveur #mot."
        )
    return f"{web_address(found.group(1))}/api/v1/timelines/tag/{quote(found.group(2))}?limit=40"


def parse(content: bytes) -> tuple[Incoming, ...]:
    """Return public statuses without their authors; raise InvalidInputError for anything else.

    The address of a status names its author: it is not kept.
    """
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InvalidInputError(str(error), advice="Ce serveur ne répond pas en JSON.") from error
    if not isinstance(found, list):
        raise InvalidInputError("no list", advice="Ce serveur ne donne pas ce mot sans compte.")
    read = (
        Incoming(
            cleaned(words_of(str(one.get("content", ""))))[:LONGEST], str(one.get("uri", ""))[:500],
            "", moment_of(one.get("created_at")),
        )
        for one in found[:40]
        if isinstance(one, dict) and one.get("visibility") == "public" and not one.get("reblog")
    )  # fmt: skip
    return tuple(one for one in read if one.text)


source = Source(
    __name__, "Mot-dièse Mastodon", parse, reading="poll", asks="Serveur et mot",
    example="https://social.example #Bilmari", address=address,
)  # fmt: skip
