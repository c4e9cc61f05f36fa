"""A public Telegram channel, read from the page on which Telegram shows it to everybody."""

import re
from html.parser import HTMLParser

from kakaki.kernel.errors import InvalidInputError
from kakaki.watch.engine.incoming import LONGEST, Incoming, cleaned
from kakaki.watch.engine.marked import moment_of
from kakaki.watch.source import Source

NAME = re.compile(r"(?:https://t\.me/(?:s/)?|@)?([A-Za-z][A-Za-z0-9_]{3,31})/?")
UNCLOSED = frozenset({"br", "img", "input", "meta", "link", "hr", "source"})


def address(typed: str) -> str:
    """Return the page of the channel that was typed as a name, @name or address."""
    found = NAME.fullmatch(typed)
    if found is None:
        raise InvalidInputError(
            typed, advice="Donnez le nom du canal public, comme @radio_tassara."
        )
    return f"https://t.me/s/{found.group(1)}"


class _Posts(HTMLParser):
    """Gather the words and the moment of each post."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.posts: list[dict[str, str]] = []
        self._depth = 0  # Inside the words of a post, how deep.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if told.get("data-post"):
            self.posts.append({"id": told["data-post"] or "", "text": "", "at": ""})
        if tag == "time" and self.posts and told.get("datetime"):
            self.posts[-1]["at"] = told["datetime"] or ""
        if self._depth:
            self._depth += tag not in UNCLOSED
            if tag == "br":
                self.handle_data("\n")
        elif self.posts and "tgme_widget_message_text" in (told.get("class") or "").split():
            self._depth = 1

    def handle_endtag(self, tag: str) -> None:
        if self._depth and tag not in UNCLOSED:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.posts[-1]["text"] += data


def parse(content: bytes) -> tuple[Incoming, ...]:
    """Return the posts that a page shows; raise InvalidInputError when it shows no channel."""
    reader = _Posts()
    reader.feed(content.decode("utf-8", "replace"))
    if not reader.posts:
        raise InvalidInputError("no post", advice="Ce canal n’est pas public, ou n’a rien publié.")
    found = (
        Incoming(
            cleaned(post["text"])[:LONGEST], post["id"], f"https://t.me/{post['id']}"[:500],
            moment_of(post["at"]) if post["at"] else None,
        )
        for post in reader.posts
    )  # fmt: skip
    return tuple(one for one in found if one.text)


source = Source(
    __name__, "Canal public Telegram", parse, reading="poll", asks="Nom du canal",
    example="@radio_tassara", address=address, obeys_robots=True,
)  # fmt: skip
