"""Keep the secrets of accounts so that a copy of the database alone does not give them away."""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from kakaki.kernel.errors import UnavailableError


def _box() -> Fernet:
    derivation = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"kakaki-channels-1")
    return Fernet(base64.urlsafe_b64encode(derivation.derive(settings.SECRET_KEY.encode())))


def hide(secret: str) -> str:
    """Return the secret in a form that only this machine's key opens; '' stays ''."""
    return _box().encrypt(secret.encode()).decode() if secret else ""


def show(hidden: str) -> str:
    """Return a secret hidden before; raise UnavailableError when the machine's key changed."""
    if not hidden:
        return ""
    try:
        return _box().decrypt(hidden.encode()).decode()
    except InvalidToken as error:
        raise UnavailableError(
            "secret", advice="La clé de la machine a changé : redonnez le jeton de ce compte."
        ) from error
