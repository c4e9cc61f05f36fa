"""Make and keep the machine's own secret key, so that none has to be invented by hand."""

import os
import secrets
from pathlib import Path


def kept_secret(folder: Path) -> str:
    """Return the secret kept in `folder`, making it once; the file is readable by its owner only.

    The file is written whole under another name and linked into place, so that two processes
    that start together agree on one key and a power cut never leaves half of one.
    """
    path = folder / "secret.key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f"secret.key.{os.getpid()}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # Another process made the key first; its key is the one to use.
        finally:
            draft.unlink()
    return path.read_text(encoding="utf-8").strip()
