"""Keep the bytes of evidence under their own SHA-256: what is there is never written again."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from kakaki.kernel.errors import UnavailableError

LOST = "Ce fichier de preuve manque ou a changé sur le disque : prévenez l’opérateur."


def _path(sha256: str) -> Path:
    return Path(settings.KAKAKI_DATA) / "evidence" / sha256[:2] / sha256


def put(content: bytes) -> str:
    """Return the SHA-256 under which these bytes now stand, whole or not at all."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = _path(sha256)
    if path.exists():
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".draft-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(0o440)
        Path(draft).replace(path)
    finally:
        Path(draft).unlink(missing_ok=True)
    return sha256


def get(sha256: str) -> bytes:
    """Return the bytes of this SHA-256; raise UnavailableError when they are lost or changed."""
    try:
        content = _path(sha256).read_bytes()
    except OSError as error:
        raise UnavailableError(str(error), advice=LOST) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise UnavailableError(f"{sha256} has changed", advice=LOST)
    return content
