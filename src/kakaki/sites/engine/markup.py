"""Read HTML written by others into a small tree of harmless elements."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

LARGEST = 3_000_000  # characters of one page; nobody wrote more by hand.
DEEPEST = 120  # elements inside one another; what is deeper is read as if it were not.
SCHEMES = {"http", "https", "mailto", "tel"}
# What these hold is no text: scripts, drawings, fields to fill in.
SILENT = {
    "script", "style", "noscript", "template", "svg", "math", "select", "textarea", "button",
    "canvas", "object",
}  # fmt: skip
ALLOWED = {
    "a", "abbr", "address", "article", "aside", "audio", "b", "blockquote", "body", "br", "caption",
    "cite", "code", "dd", "details", "div", "dl", "dt", "em", "embed", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "iframe", "img", "li",
    "link", "main", "meta", "nav", "ol", "p", "pre", "q", "section", "source", "span", "strong",
    "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "title", "tr",
    "u", "ul", "video",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"class", "id", "role"},
    "a": {"href"},
    "img": {"src", "data-src", "data-lazy-src", "alt", "data-attachment"},
    "iframe": {"src", "data-src", "title"},
    "embed": {"src"},
    "video": {"src"},
    "audio": {"src"},
    "source": {"src"},
    "meta": {"name", "property", "content"},
    "link": {"rel", "href"},
    "time": {"datetime"},
    "td": {"colspan"},
    "th": {"colspan"},
}
# Nobody closes these, so they say nothing of how deep a page is.
NEVER_DEEP = {"br", "hr", "img", "meta", "link", "input", "source", "p", "li", "td", "th", "tr",
              "dd", "dt", "option", "embed", "wbr", "col", "area", "param"}  # fmt: skip
DEEPEST_SOURCE = 800
ALONE = {"br", "hr", "img", "embed", "link", "meta", "source"}


@dataclass(slots=True)
class Node:
    """An element with what it holds, in order: elements and words."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Node | str]" = field(default_factory=list)

    def all(self, *tags: str) -> "Iterator[Node]":
        """Yield the elements of these names, this one excepted, in reading order."""
        for child in self.children:
            if isinstance(child, Node):
                if child.tag in tags:
                    yield child
                yield from child.all(*tags)

    def words(self) -> str:
        """Return the words inside, with single spaces."""
        return " ".join(self._text().split())

    def _text(self) -> str:
        parts = []
        for child in self.children:
            if isinstance(child, str):
                parts.append(child)
            elif child.tag == "br":
                parts.append(" ")
            else:
                parts.append(child._text() if child.tag in INLINE else f" {child._text()} ")
        return "".join(parts)


INLINE = {"a", "abbr", "b", "cite", "code", "em", "i", "q", "span", "strong", "sub", "sup", "time",
          "u", "img"}  # fmt: skip


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("root")
        self.open: list[Node] = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        if len(self.open) > DEEPEST:
            return
        self.open[-1].children.append(node)
        if tag not in ALONE:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def _is_too_deep(source: str) -> bool:
    """Tell whether elements are opened without end: a browser's parser then takes for ever."""
    depth = 0
    for found in re.finditer(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})", source):
        if found[2].lower() not in NEVER_DEEP:
            depth = max(0, depth + (-1 if found[1] else 1))
            if depth > DEEPEST_SOURCE:
                return True
    return False


def tree_of(source: str) -> Node:
    """Return the harmless elements of an HTML text; longer than LARGEST, it is cut there.

    It is cleaned first by a real browser's parser (html5ever, through nh3), which no malformed
    text slows down; what comes out is well formed.
    """
    source = source[:LARGEST].replace("\x00", "")
    if _is_too_deep(source):
        source = re.sub(r"<[^>]{0,2000}>", " ", source)
    cleaned = nh3.clean(
        source,
        tags=ALLOWED,
        clean_content_tags=SILENT,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
    tree = _Tree()
    tree.feed(cleaned)
    tree.close()
    return tree.root


def escaped(text: str) -> str:
    """Return words as they stand in HTML."""
    return html.escape(text, quote=False)
