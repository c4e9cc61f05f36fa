"""Keep the PDF of each official text, whole, under its reference, and know it again."""

import os
from pathlib import Path

from django.conf import settings

from kakaki.seals.engine import reference


def _path(number: str) -> Path:
    # Only a well-formed reference ever becomes the name of a file.
    return Path(settings.KAKAKI_DATA) / "papers" / f"{reference.parse(number)}.pdf"


def kept_paper(number: str) -> bytes | None:
    """Return the PDF of a sealed text, None while it was never made."""
    try:
        return _path(number).read_bytes()
    except FileNotFoundError:
        return None


def keep_paper(number: str, content: bytes) -> bytes:
    """Keep a PDF and return the one that is kept: the first one stays, whoever asks again."""
    path = _path(number)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}-{os.urandom(4).hex()}")
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # A link, unlike a renaming, never takes the place of a file that stands already.
        path.hardlink_to(draft)
    except FileExistsError:
        return path.read_bytes()
    finally:
        draft.unlink(missing_ok=True)
    return content


def is_kept(number: str, content: bytes) -> bool:
    """Tell whether these bytes are the very PDF that was kept under a reference."""
    return kept_paper(number) == content
