"""JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""

from kakaki.kernel.errors import InvalidInputError
from kakaki.watch.engine.incoming import LONGEST, Incoming, cleaned
from kakaki.watch.engine.marked import moment_of, web_link, words_of
from kakaki.watch.platforms import read_json
from kakaki.watch.source import Source

MOST_ENTRIES = 200


def parse(content: bytes) -> tuple[Incoming, ...]:
    """Return the items of a JSON Feed; raise InvalidInputError for what is none."""
    feed = read_json(content)
    items = feed.get("items")
    if "jsonfeed.org/version" not in str(feed.get("version", "")) or not isinstance(items, list):
        raise InvalidInputError("no feed", advice="Ceci n’est pas un flux JSON Feed.")
    found = (_incoming(item) for item in items[:MOST_ENTRIES] if isinstance(item, dict))
    return tuple(one for one in found if one.text)


def _incoming(item: dict[str, object]) -> Incoming:
    title = str(item.get("title") or "")
    body = str(item.get("content_text") or "") or words_of(
        str(item.get("summary") or item.get("content_html") or "")
    )
    link = web_link(item.get("url"))
    text = cleaned(f"{title}\n\n{body}" if title != body else title)[:LONGEST]
    number = str(item.get("id") or link)[:500]
    return Incoming(text, number, link, moment_of(item.get("date_published")))


source = Source(
    __name__, "Flux JSON Feed", parse, reading="poll", asks="Adresse du flux",
    example="https://radio.example/feed.json",
)  # fmt: skip
