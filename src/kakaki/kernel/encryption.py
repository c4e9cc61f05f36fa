"""Keep words so that a copy of the database alone does not give them away.

Everything is derived from the one key of the machine and from a purpose: what one room hides, no
other opens by mistake.
"""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kakaki.kernel.errors import UnavailableError


def _derived(key: str, purpose: str) -> bytes:
    derivation = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=purpose.encode())
    return derivation.derive(key.encode())


def hide(words: str, *, key: str, purpose: str) -> str:
    """Return the words in a form that only this key opens; '' stays ''."""
    if not words:
        return ""
    box = Fernet(base64.urlsafe_b64encode(_derived(key, purpose)))
    return box.encrypt(words.encode()).decode()


def show(hidden: str, *, key: str, purpose: str, advice: str = "") -> str:
    """Return words hidden before; raise UnavailableError when the machine's key changed."""
    if not hidden:
        return ""
    box = Fernet(base64.urlsafe_b64encode(_derived(key, purpose)))
    try:
        return box.decrypt(hidden.encode()).decode()
    except InvalidToken as error:
        raise UnavailableError(purpose, advice=advice) from error


def mark(words: str, *, key: str, purpose: str) -> str:
    """Return what tells two words apart and gives neither away: 64 signs, keyed."""
    return hmac.new(_derived(key, purpose), words.encode(), hashlib.sha256).hexdigest()
