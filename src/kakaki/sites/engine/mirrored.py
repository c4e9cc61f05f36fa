"""Where each address of a site stands in its mirror, and which addresses a page leads to."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

# No slug and no name of ours holds this sign, so an address with a question never takes the
# place of another: « /communiques/?page=2 » stands at « /communiques/~2/ ».
QUESTION = "~"
# The only questions whose answers are files: a page of a section, lines of the log, a ministry.
ASKED = {"page", "depuis", "ministere"}
_VALUE = re.compile(r"[A-Za-z0-9-]{1,60}")
_LINK = re.compile(r"""(?<=\s)(href|src|srcset|content)=("[^"]*"|'[^']*')""")
_TAG = re.compile(r"<(?!/)[^<>]+>")
_STYLE_LINK = re.compile(r"""url\(\s*['"]?([^'")]+)""")
# Answers that compress: the rest is compressed already.
TEXTS = frozenset(
    {".html", ".css", ".js", ".svg", ".xml", ".rss", ".atom", ".json", ".jsonl", ".ics", ".txt"}
)


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """A public address: a host in lower case without its port, a path, and a question or ''."""

    host: str
    path: str
    question: str = ""

    @property
    def target(self) -> str:
        """Return what a browser asks the host for."""
        return f"{self.path}?{self.question}" if self.question else self.path


def mirrored_path(address: Address) -> str:
    """Return the path under which the mirror gives an address, without any question."""
    if not address.question:
        return address.path
    value = address.question.partition("=")[2]
    if address.path.endswith("/"):
        return f"{address.path}{QUESTION}{value}/"
    stem, dot, suffix = address.path.rpartition(".")
    return f"{stem}{QUESTION}{value}{dot}{suffix}" if dot else f"{suffix}{QUESTION}{value}"


def file_of(address: Address) -> str:
    """Return the name of the file that holds an address; raise ValueError when none may.

    It stays below the folder of its host, whatever the path holds.
    """
    path = unquote(mirrored_path(address))
    parts = path.removeprefix("/").split("/")
    if any(part in {"", ".", ".."} for part in parts[:-1]) or parts[-1] in {".", ".."}:
        raise ValueError(f"no file may hold {path!r}")
    if any(ord(sign) < 32 or sign == "\\" for sign in path):
        raise ValueError(f"no file may hold {path!r}")
    last = "index.html" if parts[-1] == "" else parts[-1]
    # An address without a suffix, as « /v », is the page of a folder for every web server.
    if "." not in last:
        last = f"{last}/index.html"
    return "/".join([address.host, *parts[:-1], last])


def address_in(link: str, origin: str, hosts: frozenset[str]) -> Address | None:
    """Return where a link found at `origin` leads, None when it leaves the sites.

    A question whose answer is no file is dropped: the page is then the one without it.
    """
    try:
        parts = urlsplit(urljoin(origin, link.strip()))
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or host not in hosts:
        return None
    name, _, value = parts.query.partition("=")
    asked = parts.query if name in ASKED and _VALUE.fullmatch(value) else ""
    # The first page of a section is the section.
    return Address(host, parts.path or "/", "" if asked == "page=1" else asked)


def links_of_style(text: str) -> Iterator[str]:
    """Yield what a style sheet leads to."""
    yield from _STYLE_LINK.findall(text)


def _links(name: str, value: str) -> list[str]:
    if name == "srcset":
        return [part.split()[0] for part in value.split(",") if part.strip()]
    return [value]


def rewritten(html: str, moved: Callable[[str], str]) -> str:
    """Return a page whose links are what `moved` says of each.

    Words are left alone, even those that look like a link: only attributes of tags are read.
    """

    def link(match: re.Match[str]) -> str:
        name, quoted = match.groups()
        value = unescape(quoted[1:-1])
        # Pictures for social networks are whole addresses; other contents are words.
        if name == "content" and not value.startswith(("http://", "https://")):
            return match.group()
        changed = value
        for one in _links(name, value):
            to = moved(one)
            if to != one:
                changed = changed.replace(one, to)
        if changed == value:
            return match.group()
        escaped = changed.replace("&", "&amp;").replace('"', "&quot;")
        return f'{name}="{escaped}"'

    return _TAG.sub(lambda tag: _LINK.sub(link, tag.group()), html)
