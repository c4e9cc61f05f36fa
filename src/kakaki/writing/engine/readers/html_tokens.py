"""Cut HTML, whole or broken, into texts and tags with their places, in one pass over the source."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

_NAME = re.compile(r"[A-Za-z][^\s/>\x00]{0,60}")
_ATTRIBUTE = re.compile(
    r"[^\s\"'>/=<]{1,100}(?=[\s=/>\"'<]|\Z)(?:\s*=\s*(?:\"(?P<d>[^\"]*)\"|'(?P<s>[^']*)'|(?P<u>[^\s\"'=<>`]+)))?"
)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?")
_RAW = frozenset(["script", "style", "textarea", "xmp"])


@dataclass(frozen=True, slots=True)
class Words:
    """Characters between tags: what is shown, and where each stands in the source."""

    text: str
    places: range | list[int]


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its name in small letters, whether it closes, and its attributes with their places."""

    name: str
    start: int
    closes: bool = False
    is_whole: bool = False
    attributes: dict[str, Words] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """Return the value of an attribute; empty when it is not there."""
        found = self.attributes.get(name)
        return found.text if found else ""


def tokens_of(source: str) -> Iterator[Words | Tag]:
    """Return words and tags in order, without what no browser would show (comments, scripts)."""
    at, length = 0, len(source)
    while at < length:
        mark = source.find("<", at)
        if mark < 0:
            yield shown(source, at, length)
            return
        if mark > at:
            yield shown(source, at, mark)
        tag, at = _markup(source, mark)
        if tag is None:
            if at == mark:  # A bare « < » is a character.
                yield Words("<", range(mark, mark + 1))
                at += 1
            continue
        yield tag
        if tag.name in _RAW and not tag.closes:
            end = re.compile(rf"</{tag.name}", re.IGNORECASE).search(source, at)
            at = end.start() if end else length


def shown(source: str, start: int, end: int) -> Words:
    """Return characters of the source with their references read."""
    if source.find("&", start, end) < 0:
        return Words(source[start:end], range(start, end))
    parts: list[str] = []
    places: list[int] = []
    at = start
    for match in _REFERENCE.finditer(source, start, end):
        meant = unescape(match.group())
        if meant == match.group():
            continue
        parts.append(source[at : match.start()])
        places.extend(range(at, match.start()))
        parts.append(meant)
        places.extend([match.start()] * len(meant))
        at = match.end()
    parts.append(source[at:end])
    places.extend(range(at, end))
    return Words("".join(parts), places)


def reference_end(source: str, start: int, meant: str) -> int:
    """Return where a reference that stands for a character ends; one further when it is none."""
    match = _REFERENCE.match(source, start)
    return match.end() if match and meant and unescape(match.group())[-1:] == meant else start + 1


def _markup(source: str, mark: int) -> tuple[Tag | None, int]:
    """Return the tag at a « < », if it is one, and where reading goes on."""
    if source.startswith("<!--", mark):
        end = source.find("-->", mark + 4)
        return None, len(source) if end < 0 else end + 3
    following = source[mark + 1 : mark + 2]
    if following in {"!", "?"}:
        end = source.find(">", mark)
        return None, len(source) if end < 0 else end + 1
    closes = following == "/"
    name = _NAME.match(source, mark + 1 + closes)
    if name is None:
        return None, mark
    attributes: dict[str, Words] = {}
    at = name.end()
    while at < len(source) and source[at] not in "><":
        match = _ATTRIBUTE.match(source, at)
        if match is None:
            at += 1
            continue
        kind = match.lastgroup
        key = re.split(r"[\s=]", match.group(), maxsplit=1)[0].lower()
        value = shown(source, *match.span(kind)) if kind else Words("", range(0))
        attributes.setdefault(key, value)
        at = match.end()
    is_whole = source[at - 1] == "/"
    at += source[at : at + 1] == ">"
    return Tag(name.group().lower(), mark, closes, is_whole, attributes), at
