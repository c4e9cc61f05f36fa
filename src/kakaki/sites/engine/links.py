"""Find the links of a text, with the words that a reader presses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, Final
from urllib.parse import urlsplit

LONGEST: Final = 1000  # characters of an address that is checked.


@dataclass(frozen=True, slots=True)
class Link:
    """An address and its words; « page:12 » and « document:3 » are things of the house itself."""

    url: str
    words: str


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Link] = []
        self._url = ""
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag != "a":
            return
        kind, number = given.get("linktype"), given.get("id")
        self._url = f"{kind}:{number}" if kind and number else (given.get("href") or "")
        self._words = []

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._url:
            self.found.append(Link(self._url, " ".join("".join(self._words).split())))
            self._url = ""


def links_in_html(source: str) -> list[Link]:
    """Return the links of a piece of HTML, in order."""
    reader = _Links()
    reader.feed(source)
    reader.close()
    return reader.found


def _of_block(kind: str, value: Any) -> Iterator[Link]:
    if kind == "paragraph":
        yield from links_in_html(str(value))
    elif kind == "link_button":
        yield Link(str(value.get("url") or ""), str(value.get("label") or ""))
    elif kind == "document" and value.get("document"):
        yield Link(f"document:{value['document']}", str(value.get("label") or "fichier"))


def links_of(blocks: Iterable[dict[str, Any]]) -> list[Link]:
    """Return the links of raw blocks that can be followed, each address once."""
    found: dict[str, Link] = {}
    for block in blocks:
        for link in _of_block(block["type"], block["value"]):
            if is_followed(link.url):
                found.setdefault(link.url, link)
    return list(found.values())


def is_followed(url: str) -> bool:
    """Tell whether an address is one that leads somewhere: no letter, no number, no mark."""
    if url.startswith(("page:", "document:")):
        return url.partition(":")[2].isdecimal()
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    return len(url) <= LONGEST and (is_web or (not parts.scheme and url.startswith("/")))


def changed(text: str, old: str, new: str) -> str:
    """Return light markdown in which every link to an address leads to another one."""
    return text.replace(f"]({old})", f"]({new})")
