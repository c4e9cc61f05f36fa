"""Keep the key of the backups of this machine; the operator keeps a copy of it elsewhere."""

import os
from pathlib import Path

from kakaki.safekeeping.engine import envelope

FILE = "backup.key"


def kept_key(folder: Path, given: str = "") -> str:
    """Return the key that is `given`, else the one kept in `folder`, making it once.

    Raises InvalidInputError when what is given is no key. The file appears whole, for its owner
    only, so that two processes that start together agree on one key.
    """
    if given:
        envelope.mark_of(given)
        return given
    path = folder / FILE
    if not path.exists():
        draft = folder / f".kakaki-{FILE}.{os.getpid()}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(f"{envelope.new_key()}\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # Another process made the key first; its key is the one to use.
        finally:
            draft.unlink()
    return path.read_text(encoding="utf-8").strip()


def present_key(folder: Path) -> str:
    """Return the key kept in `folder`, '' when there is none."""
    path = folder / FILE
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""
