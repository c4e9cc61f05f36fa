"""Read the file that WordPress exports (WXR), item by item, whatever its size and its faults."""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import XMLParser

CHUNK = 64_000  # bytes
LARGEST_ITEM = 4_000_000  # characters of one text with all that surrounds it.
_NAMESPACES = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_ENCODING = re.compile(rb"""^[^>]{0,200}encoding\s*=\s*["']([A-Za-z0-9._-]{2,40})["']""")
# What XML 1.0 forbids, and what cannot be written back.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(slots=True)
class Item:
    """One item of the export: its fields by their usual names, its categories, its own facts."""

    fields: dict[str, str] = field(default_factory=dict)
    categories: list[tuple[str, str, str]] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    is_too_large: bool = False

    def get(self, name: str) -> str:
        """Return a field without the spaces around it, « » when it is not there."""
        return self.fields.get(name, "").strip()

    @property
    def published_on(self) -> date | None:
        """Return the day on which it was published, as its readers saw it."""
        try:
            found = datetime.fromisoformat(self.get("wp:post_date")[:19])
        except ValueError:
            return None
        return found.date()


class BrokenExportError(ValueError):
    """Say that the rest of a file cannot be read; what came before it stands."""


class _Collector:
    """What the parser tells, kept for one item only: no tree is built."""

    def __init__(self) -> None:
        self.done: list[Item] = []
        self.channel: dict[str, str] = {}
        self.authors: dict[str, str] = {}
        self.item: Item | None = None
        self.path: list[str] = []
        self.text: list[str] = []
        self.size = 0
        self.inner: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _short(tag)
        self.path.append(name)
        self.text = []
        if name == "item":
            self.item, self.size = Item(), 0
        elif name in {"wp:postmeta", "wp:author", "wp:comment"}:
            self.inner = {}
        elif name == "category":
            self.inner = {
                "domain": attributes.get("domain", ""), "slug": attributes.get("nicename", "")
            }  # fmt: skip

    def data(self, text: str) -> None:
        self.size += len(text)
        if self.size <= LARGEST_ITEM:
            self.text.append(text)
        elif self.item is not None:
            self.item.is_too_large = True

    def end(self, tag: str) -> None:
        name = self.path.pop() if self.path else ""
        text, self.text = "".join(self.text), []
        above = self.path[-1] if self.path else ""
        if name == "item" and self.item is not None:
            self.done.append(self.item)
            self.item, self.size = None, 0
        elif above in {"wp:postmeta", "wp:author", "wp:comment"}:
            self.inner[name] = text
        elif self.item is not None:
            self._end_in_item(self.item, name, text)
        else:
            self._end_in_channel(name, above, text)

    def _end_in_item(self, item: Item, name: str, text: str) -> None:
        if name == "wp:postmeta":
            item.facts[self.inner.get("wp:meta_key", "")] = self.inner.get("wp:meta_value", "")
        elif name == "category":
            domain, slug = self.inner["domain"], self.inner["slug"]
            item.categories.append((domain, slug, text.strip()))
        elif name != "wp:comment":
            item.fields[name] = text

    def _end_in_channel(self, name: str, above: str, text: str) -> None:
        self.size = 0
        if name == "wp:author":
            login = self.inner.get("wp:author_login", "")
            self.authors[login] = self.inner.get("wp:author_display_name", "").strip()
        elif above == "channel":
            self.channel[name] = text.strip()

    def close(self) -> None:
        return None


def _short(tag: str) -> str:
    """Return « wp:post_id » for « {http://wordpress.org/export/1.2/}post_id »."""
    if not tag.startswith("{"):
        return tag
    space, _, name = tag[1:].partition("}")
    if space.startswith("http://wordpress.org/export/"):
        prefix = "excerpt" if "/excerpt" in space else "wp"
        return f"{prefix}:{name}"
    return f"{_NAMESPACES[space]}:{name}" if space in _NAMESPACES else f"other:{name}"


def _cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are no UTF-8 as Windows wrote them: the usual mixture of old sites."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", errors="replace"), error.end


codecs.register_error("kakaki.cp1252", _cp1252)


def _texts(file: BinaryIO) -> Iterator[str]:
    """Yield the text of the file, its encoding and its forbidden characters mended."""
    first = file.read(CHUNK)
    named = _ENCODING.match(first)
    encoding = named[1].decode("ascii") if named else "utf-8"
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    try:
        is_utf8 = codecs.lookup(encoding).name in {"utf-8", "utf-8-sig", "ascii"}
        decoder: Any = (
            codecs.getincrementaldecoder("utf-8-sig")("kakaki.cp1252")
            if is_utf8
            else codecs.getincrementaldecoder(encoding)("replace")
        )
    except LookupError:
        decoder = codecs.getincrementaldecoder("utf-8-sig")("kakaki.cp1252")
    part = first
    while part:
        yield _FORBIDDEN.sub("", decoder.decode(part))
        part = file.read(CHUNK)
    yield _FORBIDDEN.sub("", decoder.decode(b"", final=True))


class Export:
    """An export that is being read; `title`, `site` and `authors` are known with the first item."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._told = _Collector()

    @property
    def site(self) -> str:
        """Return the address of the old site."""
        told = self._told.channel
        return told.get("wp:base_blog_url") or told.get("link", "")

    @property
    def authors(self) -> dict[str, str]:
        """Return the names of the authors by what they signed in with."""
        return self._told.authors

    @property
    def is_wordpress(self) -> bool:
        """Tell whether the file says that it is an export of WordPress."""
        return "wp:wxr_version" in self._told.channel

    def items(self) -> Iterator[Item]:
        """Yield the items in their order; raise BrokenExportError where the file cannot be read.

        A file that declares entities, which is how small files swell without end, is refused.
        """
        parser = XMLParser(target=self._told, encoding="utf-8", forbid_dtd=True)
        try:
            for text in _texts(self._file):
                yield from self._fed(parser, text)
            parser.close()
        except DefusedXmlException as error:
            raise BrokenExportError("le fichier déclare des entités : il est refusé") from error
        except ParseError as error:
            yield from self._ready()
            line = error.position[0]
            raise BrokenExportError(f"le fichier est abîmé à la ligne {line}") from error

    def _fed(self, parser: Any, text: str) -> Iterable[Item]:
        parser.feed(text.encode("utf-8"))
        return self._ready()

    def _ready(self) -> list[Item]:
        ready, self._told.done = self._told.done, []
        return ready
