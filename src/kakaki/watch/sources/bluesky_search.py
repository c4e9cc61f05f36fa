"""What is said publicly on Bluesky with some words."""

from urllib.parse import urlencode

from kakaki.kernel.errors import InvalidInputError
from kakaki.watch.engine.incoming import LONGEST, Incoming, cleaned
from kakaki.watch.engine.marked import moment_of
from kakaki.watch.platforms import read_json
from kakaki.watch.source import Source

SEARCH = "https://public.api.bsky.app/xrpc/app.bsky.feed.searchPosts"


def address(typed: str) -> str:
    """Return the search for the words that were typed."""
    words = " ".join(typed.split())
    if not 3 <= len(words) <= 150:
        raise InvalidInputError(typed, advice="Donnez quelques mots à chercher.")
    return f"{SEARCH}?{urlencode({'q': words, 'limit': 50, 'sort': 'latest'})}"


def parse(content: bytes) -> tuple[Incoming, ...]:
    """Return posts without their authors; raise InvalidInputError for anything else."""
    posts = read_json(content).get("posts")
    if not isinstance(posts, list):
        raise InvalidInputError("no posts", advice="Bluesky ne répond pas à cette recherche.")
    found = (_incoming(post) for post in posts[:50] if isinstance(post, dict))
    return tuple(one for one in found if one.text)


def _incoming(post: dict[str, object]) -> Incoming:
    told = post.get("record")
    record = told if isinstance(told, dict) else {}
    text = cleaned(str(record.get("text") or ""))[:LONGEST]
    return Incoming(text, str(post.get("uri", ""))[:500], "", moment_of(record.get("createdAt")))


source = Source(
    __name__, "Recherche Bluesky", parse, reading="poll", asks="Mots à chercher",
    example="forage Bilmari", address=address,
)  # fmt: skip
