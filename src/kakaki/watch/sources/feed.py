"""RSS and Atom feeds of sites that publish what people say."""

import calendar
import html
import io
from datetime import UTC, datetime
from typing import Any

import feedparser
import nh3

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
    # Looked for in every width of sign: a feed in UTF-16 hides its words behind zeros.
    plain = content.replace(b"\0", b"").lower()
    if b"<!doctype" in plain or b"<!entity" in plain:
        raise InvalidInputError("doctype", advice="Ce flux contient des entités : il est refusé.")
    # As a file: given bytes, the library would open those that look like a path or an address.
    read = feedparser.parse(io.BytesIO(content), sanitize_html=True, resolve_relative_uris=False)
    if not read.entries and not read.get("version"):
        raise InvalidInputError("no feed", advice="Ceci n’est pas un flux RSS ou Atom.")
    found = (_incoming(entry) for entry in read.entries[:MOST_ENTRIES])
    return tuple(one for one in found if one.text)


def _incoming(entry: Any) -> Incoming:
    title, summary = _plain(entry.get("title", "")), _plain(entry.get("summary", ""))
    words = title if title == summary else f"{title}\n\n{summary}"
    link = str(entry.get("link", ""))
    link = link if link.startswith(("https://", "http://")) and len(link) <= 500 else ""
    name = str(entry.get("id") or link)[:500]
    return Incoming(cleaned(words)[:LONGEST], name, link, _moment(entry))


def _moment(entry: Any) -> datetime | None:
    """Return when an entry says it was published, None when it says nothing that can be."""
    when = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    try:
        return datetime.fromtimestamp(calendar.timegm(when), UTC) if when else None
    except (ValueError, OverflowError, OSError):
        return None


def _plain(marked: str) -> str:
    return html.unescape(nh3.clean(marked, tags=set())).strip()


source = Source(
    __name__,
    "Flux RSS ou Atom",
    parse,
    reading="poll",
    asks="Adresse du flux",
    example="https://radio.example/flux.rss",
    largest=LARGEST,
)
