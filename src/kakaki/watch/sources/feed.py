"""RSS and Atom feeds of sites that publish what people say."""

import calendar
from datetime import UTC, datetime

import feedparser

from kakaki.kernel.errors import InvalidInputError
from kakaki.watch.engine.incoming import LONGEST, Incoming, cleaned
from kakaki.watch.source import Source

LARGEST = 2_000_000  # bytes
MOST_ENTRIES = 200


def parse(content: bytes) -> tuple[Incoming, ...]:
    """Return the entries of a feed; raise InvalidInputError for what is no feed or a trap.

    A document type is refused whole: it is where entity bombs live, and no feed needs one.
    """
    if len(content) > LARGEST:
        raise InvalidInputError("large", advice="Ce flux est trop lourd : 2 Mo au plus.")
    if b"<!doctype" in content[:2000].lower() or b"<!entity" in content.lower():
        raise InvalidInputError("doctype", advice="Ce flux contient des entités : il est refusé.")
    read = feedparser.parse(content, sanitize_html=True, resolve_relative_uris=False)
    if not read.entries and (read.bozo or not read.get("version")):
        raise InvalidInputError("no feed", advice="Ceci n’est pas un flux RSS ou Atom.")
    found = []
    for entry in read.entries[:MOST_ENTRIES]:
        text = cleaned(f"{entry.get('title', '')}\n\n{_plain(entry.get('summary', ''))}")[:LONGEST]
        when = entry.get("published_parsed") or entry.get("updated_parsed")
        moment = datetime.fromtimestamp(calendar.timegm(when), UTC) if when else None
        if text:
            name = entry.get("id") or entry.get("link") or ""
            found.append(Incoming(text, str(name)[:200], str(entry.get("link", ""))[:500], moment))
    return tuple(found)


def _plain(html: str) -> str:
    import nh3

    return nh3.clean(html, tags=set()).replace("&nbsp;", " ").replace("&amp;", "&")


source = Source(__name__, "Flux RSS ou Atom", parse)
