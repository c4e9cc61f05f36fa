"""Say whether a mirror is the one that was signed, and what was changed in it since."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from kakaki.kernel.errors import InvalidInputError, NotFoundError
from kakaki.seals import facade as seals
from kakaki.sites.engine import manifest
from kakaki.sites.mirror.folder import MANIFEST, SIGNATURE, files_in, present


@dataclass(frozen=True, slots=True)
class Checked:
    """Who signed a mirror, of when it is, how many files it has, and what is wrong in it."""

    signer: str
    at: datetime | None
    files: int
    faults: list[str] = field(default_factory=list)


def check_mirror(*, folder: Path) -> Checked:
    """Compare every file of a mirror with its signed list.

    `folder` is the one given to `write_mirror`, or a copy of what stands in its `current`.
    Raises NotFoundError when there is no mirror there, InvalidInputError when its list cannot be
    read.
    """
    version = present(folder) or folder
    try:
        listed = (version / MANIFEST).read_bytes()
        signature = (version / SIGNATURE).read_bytes()
    except OSError as error:
        raise NotFoundError(
            str(error), advice=f"Il n’y a pas de miroir dans {folder}. Écrivez-en un d’abord."
        ) from error
    try:
        said = manifest.load(listed)
    except ValueError as error:
        raise InvalidInputError(
            str(error), advice="La liste du miroir est illisible : écrivez le miroir de nouveau."
        ) from error
    signer, faults = _signer(signature, listed)
    found = {name: _entry(path) for name, path in files_in(version).items()}
    faults += manifest.differences(said.files, found)
    return Checked(signer, said.at, len(said.files), faults)


def _signer(signature: bytes, listed: bytes) -> tuple[str, list[str]]:
    try:
        signed = seals.signed_list(signature)
    except InvalidInputError as error:
        return "", [f"signature : {error.advice()}"]
    if signed.sha256 != hashlib.sha256(listed).digest():
        return signed.signer, ["la liste n’est pas celle qui a été signée"]
    if signed.is_revoked:
        return signed.signer, ["la clé qui a signé la liste a été révoquée"]
    return signed.signer, []


def _entry(path: Path) -> manifest.Entry:
    # A link may lead to other words tomorrow: whatever it leads to, it is no file of ours.
    return manifest.Entry("", -1) if path.is_symlink() else manifest.entry_of(path.read_bytes())
