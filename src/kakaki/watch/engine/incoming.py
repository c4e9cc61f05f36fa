"""What a source brings, cleaned of what no reader should meet."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Final

LONGEST = 5_000  # characters

# Joiners that Arabic script, Ajami and composed emoji need, and the marks of direction that a
# line mixing scripts needs. Overrides and isolates stay out: they can make a text read otherwise.
_KEPT: Final = frozenset("\n\t\u200c\u200d\u200e\u200f\u061c")
_LINE_ENDS: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that a source brought; `provider_id` makes receiving it twice harmless."""

    text: str
    provider_id: str = ""
    url: str = ""
    published_at: datetime | None = None


def _is_readable(sign: str) -> bool:
    category = unicodedata.category(sign)
    # An unassigned number may be an emoji younger than this machine; a noncharacter never is one.
    if category == "Cn":
        return ord(sign) & 0xFFFE != 0xFFFE and not 0xFDD0 <= ord(sign) <= 0xFDEF
    return sign in _KEPT or category[0] != "C"


def cleaned(text: str) -> str:
    """Return the text in NFC without control signs, with at most two line ends in a row."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    kept = "".join(sign for sign in text if _is_readable(sign))
    return re.sub(r"\n{3,}", "\n\n", kept.replace("\t", " ")).strip()
