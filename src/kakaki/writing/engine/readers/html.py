"""Read HTML, keeping where each word stands in the source."""

from html.parser import HTMLParser

from kakaki.writing.engine.blocks import Block, Kind

_KINDS: dict[str, Kind] = {
    "p": "paragraph", "li": "item", "blockquote": "quote", "td": "cell", "th": "cell",
    "figcaption": "paragraph", "dd": "paragraph", "dt": "paragraph", "div": "paragraph",
    "title": "title",
}  # fmt: skip
_SILENT = {"script", "style", "template", "noscript", "svg", "nav"}


class _Reader(HTMLParser):
    def __init__(self, source: str, field: str) -> None:
        super().__init__(convert_charrefs=False)
        self.field = field
        self.lines = [0]
        for line in source.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))
        self.found: list[Block] = []
        self.kind: Kind = "paragraph"
        self.level = 0
        self.words: list[str] = []
        self.places: list[int] = []
        self.link: tuple[int, str] | None = None
        self.silent = 0
        self.has_h1 = False

    def here(self) -> int:
        line, column = self.getpos()
        return self.lines[min(line - 1, len(self.lines) - 1)] + column

    def close_block(self) -> None:
        text = "".join(self.words)
        if text.strip():
            left = len(text) - len(text.lstrip())
            right = len(text.rstrip())
            places = tuple(self.places[left:right])
            self.found.append(
                Block(self.kind, text[left:right], places[0], self.field, self.level, places=places)
            )
        self.words, self.places = [], []
        self.kind, self.level = "paragraph", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _SILENT:
            self.silent += 1
        elif tag in _KINDS or (len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()):
            self.close_block()
            if tag in _KINDS:
                self.kind = _KINDS[tag]
            else:
                self.level = int(tag[1])
                self.kind = "title" if tag == "h1" and not self.has_h1 else "heading"
                self.has_h1 = self.has_h1 or tag == "h1"
        elif tag == "a":
            self.link = (len(self.places), given.get("href") or "")
        elif tag == "img":
            alternative = given.get("alt")
            if alternative != "":
                self.found.append(
                    Block(
                        "image",
                        alternative or "",
                        self.here(),
                        self.field,
                        href=given.get("src") or "",
                    )
                )
        elif tag == "br":
            self._add(" ", [self.here()])

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in _KINDS or (len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()):
            self.close_block()
        elif tag == "a" and self.link is not None:
            begin, href = self.link
            text = "".join(self.words)[begin:]
            start = self.places[begin] if begin < len(self.places) else self.here()
            places = tuple(self.places[begin:])
            self.found.append(Block("link", text, start, self.field, href=href, places=places))
            self.link = None

    def _add(self, text: str, places: list[int]) -> None:
        if not self.silent:
            self.words.append(text)
            self.places.extend(places)

    def handle_data(self, data: str) -> None:
        begin = self.here()
        self._add(data, list(range(begin, begin + len(data))))

    def handle_entityref(self, name: str) -> None:
        self._add_reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._add_reference(f"&#{name};")

    def _add_reference(self, written: str) -> None:
        from html import unescape

        shown = unescape(written)
        self._add(shown, [self.here()] * len(shown))


def read(source: str, *, field: str = "") -> tuple[Block, ...]:
    """Return the blocks of an HTML text; scripts, styles and menus are not read."""
    reader = _Reader(source, field)
    reader.feed(source)
    reader.close()
    reader.close_block()
    return tuple(reader.found)
