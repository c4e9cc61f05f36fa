"""The sitemap of a news site: the titles of what is new there."""

import re
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from kakaki.kernel.errors import InvalidInputError
from kakaki.watch.engine.incoming import Incoming, cleaned
from kakaki.watch.engine.marked import moment_of, web_link
from kakaki.watch.source import Source

MOST_ENTRIES = 500


def parse(content: bytes) -> tuple[Incoming, ...]:
    """Return the pages that a sitemap lists with a title, or an address that reads as one.

    Raises InvalidInputError for what is no sitemap or holds entities.
    """
    try:
        root = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise InvalidInputError(
            str(error), advice="Ce plan contient des entités : il est refusé."
        ) from error
    except (ParseError, ValueError) as error:
        raise InvalidInputError(
            str(error), advice="Ceci n’est pas un plan de site (sitemap)."
        ) from error
    if not root.tag.endswith("urlset"):
        raise InvalidInputError(root.tag, advice="Donnez un plan qui liste des pages.")
    found = (_incoming(entry) for entry in list(root)[:MOST_ENTRIES])
    return tuple(one for one in found if one is not None)


def _incoming(entry: Element) -> Incoming | None:
    told = {part.tag.rpartition("}")[2]: (part.text or "").strip() for part in entry.iter()}
    link = web_link(told.get("loc"))
    text = cleaned(told.get("title", "") or _slug(link))[:300]
    if not link or not text:
        return None
    when = moment_of(told.get("publication_date") or told.get("lastmod"))
    return Incoming(text, link, link, when)


def _slug(link: str) -> str:
    """Return the words that an address ends with, '' when they are fewer than four."""
    last = unquote(urlsplit(link).path).rstrip("/").rpartition("/")[2]
    words = re.sub(r"\.\w{2,5}$", "", last).replace("_", "-").split("-")
    return " ".join(words) if sum(word.isalpha() for word in words) >= 4 else ""


source = Source(
    __name__, "Plan de site (sitemap)", parse, reading="poll", asks="Adresse du plan",
    example="https://journal.example/sitemap-news.xml", obeys_robots=True,
)  # fmt: skip
