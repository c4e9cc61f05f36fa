"""What a source brings, cleaned of what no reader should meet."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

LONGEST = 5_000  # characters


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that a source brought; `provider_id` makes receiving it twice harmless."""

    text: str
    provider_id: str = ""
    url: str = ""
    published_at: datetime | None = None


def cleaned(text: str) -> str:
    """Return the text without control characters, in NFC, with at most two line ends in a row."""
    text = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))
    kept = "".join(
        c for c in text if c in "\n\t" or unicodedata.category(c)[0] != "C" or c == "\u200d"
    )
    return re.sub(r"\n{3,}", "\n\n", kept.replace("\t", " ")).strip()
