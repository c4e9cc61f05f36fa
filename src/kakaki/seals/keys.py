"""Make and open the keys of ministries; private halves are files that only this machine opens."""

import hashlib
import os
from pathlib import Path

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from kakaki.kernel import clock
from kakaki.kernel.errors import UnavailableError
from kakaki.seals.models import IssuerKey


def _password() -> bytes:
    derivation = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"kakaki-seals-1")
    return derivation.derive(settings.SECRET_KEY.encode()).hex().encode()


def _folder() -> Path:
    folder = Path(settings.KAKAKI_DATA) / "keys"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _write(path: Path, content: bytes) -> None:
    """Write a file whole, for its owner only, before any row names it."""
    draft = path.with_suffix(f".{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(path)


def new_key(ministry_id: int) -> IssuerKey:
    """Make a key of a ministry and keep it."""
    private = ec.generate_private_key(ec.SECP256R1())
    public = private.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    kid = hashlib.sha256(public).digest()[:4]
    name = f"{kid.hex()}.pem"
    _write(
        _folder() / name,
        private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(_password()),
        ),
    )
    return IssuerKey.objects.create(
        ministry_id=ministry_id,
        kid=kid,
        public_key=public,
        private_file=name,
        valid_from=clock.now(),
    )


def private_half(key: IssuerKey) -> ec.EllipticCurvePrivateKey:
    """Open the private half of a key; raise UnavailableError when this machine cannot."""
    try:
        content = (_folder() / key.private_file).read_bytes()
        opened = serialization.load_pem_private_key(content, _password())
    except (OSError, ValueError) as error:
        raise UnavailableError(
            f"key {key}: {error}",
            advice="La clé du ministère ne s’ouvre pas : rien n’est publié. Prévenez l’opérateur.",
        ) from error
    if not isinstance(opened, ec.EllipticCurvePrivateKey):
        raise UnavailableError(f"key {key} is not on a curve")
    return opened


def public_half(key: IssuerKey) -> ec.EllipticCurvePublicKey:
    """Return the public half of a key."""
    opened = serialization.load_der_public_key(bytes(key.public_key))
    if not isinstance(opened, ec.EllipticCurvePublicKey):
        raise UnavailableError(f"key {key} is not on a curve")
    return opened
