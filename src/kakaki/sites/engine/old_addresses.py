"""The addresses of an old site: which are its own, and how each is written to be found again."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

LONGEST = 500  # characters of an address that is kept.
NUMBERS = ("p", "page_id", "attachment_id")
# What follows a visitor around names no page.
FOLLOWERS = re.compile(r"(?:utm_\w+|fbclid|gclid)")


def key_of(path: str, query: str = "") -> str:
    """Return the one way of writing a path and its query; « ?p=12 » when it is a number.

    Returns « » for what is no address of a page: the first page itself, or one too long.
    """
    pairs = [(name, value) for name, value in parse_qsl(query) if not FOLLOWERS.fullmatch(name)]
    numbers = [v for n, v in pairs if n in NUMBERS and v.isascii() and v.isdecimal()]
    plain = unicodedata.normalize("NFC", unquote(path, errors="replace"))
    plain = "/" + re.sub(r"/{2,}", "/", plain).strip("/")
    plain = re.sub(r"/index\.(?:php|html?)$", "", plain) or "/"
    if plain == "/" and numbers:
        return f"?p={int(numbers[0][:12])}"
    asked = "&".join(sorted(f"{name}={value}" for name, value in pairs))
    key = f"{plain}?{asked}" if asked else plain
    return "" if key == "/" or len(key) > LONGEST or "\x00" in key else key


def key_of_address(address: str) -> str:
    """Return the key of a whole address, or « » when it is none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return key_of(parts.path, parts.query)


def host_of(address: str) -> str:
    """Return the host of an address without « www. », or « »."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stood: what its relative links start from."""

    address: str

    def whole(self, link: str) -> str:
        """Return a link as a whole address, « » for what leads nowhere a reader may go."""
        try:
            found = urljoin(self.address, link.strip())
            parts = urlsplit(found)
        except ValueError:
            return ""
        if parts.scheme in {"mailto", "tel"}:
            return found
        is_web = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
        return found if is_web else ""

    def is_own(self, address: str) -> bool:
        """Tell whether a whole address is one of the old site itself."""
        return bool(self.address) and host_of(address) == host_of(self.address)

    def shown(self, link: str) -> str:
        """Return the link as the new page has it: on the old site, only its path.

        The path of an old page leads to the new one; « // » would lead to another machine.
        """
        address = self.whole(link)
        if not address or not self.is_own(address):
            return address
        parts = urlsplit(address)
        path = "/" + parts.path.lstrip("/")
        return path + (f"?{parts.query}" if parts.query else "")
