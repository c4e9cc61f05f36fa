"""Read what pages say: their words without markup, and their dates."""

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Final

_SILENT: Final = frozenset(
    {"script", "style", "nav", "header", "footer", "aside", "form", "noscript", "template", "svg"}
)
_APART: Final = frozenset(
    {"p", "br", "div", "li", "h1", "h2", "h3", "h4", "tr", "section", "article", "title"}
)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        if tag in _APART:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag in _APART:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(data)


def words_of(page: str) -> str:
    """Return the words of a page or of a piece of one, without its menus, scripts and margins."""
    reader = _Words()
    reader.feed(page)
    reader.close()
    rows = (" ".join(row.split()) for row in "".join(reader.said).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(row for row in rows if row))


def moment_of(written: object) -> datetime | None:
    """Return the moment that an ISO date says, in UTC when it names no zone; None for none."""
    try:
        found = datetime.fromisoformat(str(written))
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def web_link(found: object) -> str:
    """Return a link that may be kept, '' for any other."""
    link = str(found or "")
    return link if link.startswith(("https://", "http://")) and len(link) <= 500 else ""
