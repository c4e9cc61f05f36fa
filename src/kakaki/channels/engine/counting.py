"""How each platform counts the length of a text."""

import re
import unicodedata

_URL = re.compile(r"https?://[^\s]+")
_REMOTE = re.compile(r"(?<![\w/])@([\w.-]+)@[\w.-]+\.\w+")
URL_LENGTH = 23  # characters: what Mastodon counts for any link (its instance API documentation).


def mastodon_length(text: str) -> int:
    """Return the characters that Mastodon counts: 23 a link, only the user of a remote mention."""
    shortened = _REMOTE.sub(r"@\1", _URL.sub("x" * URL_LENGTH, text))
    return len(graphemes(shortened))


def graphemes(text: str) -> list[str]:
    """Return what a reader sees as letters: marks and joiners stay with the letter before them."""
    found: list[str] = []
    for char in text:
        joined = found and (
            unicodedata.combining(char)
            or char in "\u200d\ufe0f\u20e3"
            or found[-1].endswith("\u200d")
            or 0x1F3FB <= ord(char) <= 0x1F3FF
        )
        if joined:
            found[-1] += char
        else:
            found.append(char)
    return found
