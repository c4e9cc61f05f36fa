"""Read HTML, whole or broken, keeping where each word stands in the source."""

import re
from dataclasses import dataclass

from kakaki.writing.engine.blocks import Block, Kind
from kakaki.writing.engine.readers.html_tokens import Tag, Words, tokens_of

_BREAKS = frozenset(
    ["p", "div", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "td", "th", "tr", "table",
     "caption", "figure", "figcaption", "section", "article", "aside", "main", "header", "footer",
     "address", "title", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre", "form", "fieldset",
     "details", "summary", "body", "html"]
)  # fmt: skip
_SILENT = frozenset(
    [
        "template",
        "noscript",
        "svg",
        "nav",
        "script",
        "style",
        "textarea",
        "object",
        "math",
        "select",
    ]
)
_HOLDERS: dict[str, Kind] = {"blockquote": "quote", "td": "cell", "th": "cell", "li": "item"}
# A list or a table begins anew inside a holder, and gives it back when it ends.
_GROUPS = frozenset(["ul", "ol", "table", "blockquote"])
_LEAD = re.compile(
    r"(?:\A|[\s_-])(?:chapo|chapeau|lead|intro|introduction)(?:\Z|[\s_-])", re.IGNORECASE
)
_WINDOW = 9  # The level of the name of the window, <title>.
_SPACES = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True)
class _Link:
    """A link that is open: where its words begin in those of its block, and its address."""

    words: int
    places: int
    start: int
    href: str


class _Reader:
    def __init__(self, field: str) -> None:
        self.field = field
        self.found: list[Block] = []
        self.words: list[str] = []
        self.places: list[int] = []
        self.kind: Kind = "paragraph"
        self.level = 0
        self.holder: Kind | None = None
        self.outside: list[Kind | None] = []
        self.link: _Link | None = None
        self.head_title: int | None = None
        self.silent = 0
        self.has_title = False

    def read(self, token: Words | Tag) -> None:
        if isinstance(token, Words):
            if not self.silent:
                self.add(token)
        elif token.name in _SILENT:
            if not token.is_whole:
                self.silent = max(0, self.silent + (-1 if token.closes else 1))
        elif not self.silent:
            self.read_tag(token)

    def read_tag(self, tag: Tag) -> None:
        if tag.name in _BREAKS:
            self.close_link()
            self.close_block()
            self.open_block(tag)
        elif tag.name == "a":
            self.close_link()
            if not tag.closes:
                self.link = _Link(len(self.words), len(self.places), tag.start, tag.value("href"))
        elif tag.name == "img" and not tag.closes:
            self.add_image(tag)
        elif tag.name == "br":
            self.add(Words(" ", range(tag.start, tag.start + 1)))

    def add(self, words: Words) -> None:
        """Add characters; blanks that a browser shows as one space are one."""
        text = words.text
        at = 0
        for match in _SPACES.finditer(text):
            if match.start() > at:
                self.words.append(text[at : match.start()])
                self.places.extend(words.places[at : match.start()])
            if self.words and self.words[-1] != " ":
                self.words.append(" ")
                self.places.append(words.places[match.start()])
            at = match.end()
        if at < len(text):
            self.words.append(text[at:])
            self.places.extend(words.places[at:])

    def close_block(self) -> None:
        text = "".join(self.words)
        if text.strip():
            left = len(text) - len(text.lstrip())
            right = len(text.rstrip())
            places = tuple(self.places[left:right])
            kind = (
                self.kind
                if self.level or self.kind in {"title", "lead"}
                else self.holder or self.kind
            )
            level = self.level if kind == "heading" else 0
            if self.level == _WINDOW:
                self.head_title = len(self.found)
            self.found.append(
                Block(kind, text[left:right], places[0], self.field, level, places=places)
            )
        self.words, self.places = [], []
        self.kind, self.level = "paragraph", 0

    def open_block(self, tag: Tag) -> None:
        name = tag.name
        if name in _GROUPS:
            self.change_group(tag)
        if name in _HOLDERS and not (tag.closes and name in _GROUPS):
            self.holder = None if tag.closes else _HOLDERS[name]
        if tag.closes:
            return
        if len(name) == 2 and name[0] == "h" and name[1].isdigit():
            self.level = int(name[1])
            is_title = name == "h1" and not self.has_title
            self.kind = "title" if is_title else "heading"
            self.has_title = self.has_title or is_title
        elif name == "title":
            self.kind, self.level = "title", _WINDOW
        elif name in {"p", "div"} and _LEAD.search(tag.value("class")):
            self.kind = "lead"

    def change_group(self, tag: Tag) -> None:
        if not tag.closes:
            self.outside.append(self.holder)
            self.holder = None
        elif self.outside:
            self.holder = self.outside.pop()

    def close_link(self) -> None:
        link, self.link = self.link, None
        if link is None:
            return
        text = "".join(self.words[link.words :])
        left = len(text) - len(text.lstrip())
        right = max(left, len(text.rstrip()))
        places = tuple(self.places[link.places :])[left:right]
        start = places[0] if places else link.start
        self.found.append(
            Block("link", text[left:right], start, self.field, href=link.href, places=places)
        )

    def add_image(self, tag: Tag) -> None:
        alternative = tag.attributes.get("alt")
        if alternative is not None and not alternative.text:
            return  # An empty text says that the picture only decorates.
        places = tuple(alternative.places) if alternative else ()
        start = places[0] if places else tag.start
        text = alternative.text if alternative else ""
        self.found.append(
            Block("image", text, start, self.field, href=tag.value("src"), places=places)
        )


def read(source: str, *, field: str = "") -> tuple[Block, ...]:
    """Return the blocks of an HTML text; scripts, styles and menus are not read."""
    reader = _Reader(field)
    for token in tokens_of(source):
        reader.read(token)
    reader.close_link()
    reader.close_block()
    if reader.has_title and reader.head_title is not None:
        # The name of the window repeats the title that readers see.
        del reader.found[reader.head_title : reader.head_title + 1]
    return tuple(reader.found)
