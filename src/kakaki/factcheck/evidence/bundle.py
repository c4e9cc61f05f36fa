"""Give a piece of evidence as one sealed file, for a court or a journalist, and check it back."""

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass

from kakaki.factcheck.evidence import store, timestamps
from kakaki.factcheck.models import Evidence, fingerprint_of
from kakaki.kernel.errors import InvalidInputError

MANIFEST, FINGERPRINT, TOKEN = "manifeste.json", "empreinte.txt", "horodatage.tsr"
LOCAL = "horodatage local"
MOST_FILES, LARGEST = 20, 120_000_000  # bytes, unpacked
READ_ME = (
    "Ce dossier contient un élément de preuve gardé par Kakaki.\n"
    "manifeste.json dit ce que c’est, et l’empreinte SHA-256 de chaque fichier.\n"
    "Pour le vérifier : kakaki evidence --check CE_FICHIER.zip\n"
    "Pour vérifier la date sans Kakaki : openssl ts -verify -in horodatage.tsr "
    "-data empreinte.txt -CAfile CERTIFICAT_DE_L_AUTORITE.pem\n"
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a bundle proves: its title, when it was captured, and who dated it, '' for nobody."""

    title: str
    captured_at: str
    fingerprint: str
    dated: str


def bundle(evidence: Evidence) -> bytes:
    """Return the evidence as a zip with its manifest, its files and its date."""
    stamp = getattr(evidence, "stamp", None)
    parts = list(evidence.parts.all())
    about = {
        "kind": evidence.kind,
        "title": evidence.title,
        "url": evidence.url,
        "text": evidence.text,
        "captured_at": evidence.captured_at.isoformat(),
        "author": str(evidence.author or ""),
        "claim": evidence.claim.text,
        "sha256": evidence.sha256,
        "dated": f"{stamp.authority} {stamp.at.isoformat()}" if stamp else LOCAL,
        "files": [
            {"name": p.name, "type": p.media_type, "size": p.size, "sha256": p.sha256}
            for p in parts
        ],
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("LISEZMOI.txt", READ_ME)
        archive.writestr(MANIFEST, json.dumps(about, ensure_ascii=False, indent=1))
        archive.writestr(FINGERPRINT, evidence.sha256)
        for part in parts:
            archive.writestr(f"fichiers/{part.name}", store.get(part.sha256))
        if stamp:
            archive.writestr(TOKEN, bytes(stamp.token))
    return out.getvalue()


def check(content: bytes, root: bytes | None = None) -> Checked:
    """Say what a bundle proves; raise InvalidInputError when one byte of it has changed."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            if len(infos) > MOST_FILES or sum(one.file_size for one in infos) > LARGEST:
                raise InvalidInputError("large", advice="Ce dossier est trop lourd.")
            held = {one.filename: archive.read(one) for one in infos}
        about = json.loads(held[MANIFEST])
        given = [str(about[name]) for name in ("kind", "title", "url", "text")]
        files = about["files"]
        lines = [f"{one['name']} {one['sha256']}" for one in files]
        bodies = [(one["sha256"], held[f"fichiers/{one['name']}"]) for one in files]
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError, NotImplementedError) as error:
        raise InvalidInputError(
            str(error), advice="Ce fichier n’est pas un dossier de preuve de Kakaki."
        ) from error
    for sha256, body in bodies:
        if hashlib.sha256(body).hexdigest() != sha256:
            raise InvalidInputError("file changed", advice="Un fichier de ce dossier a changé.")
    fingerprint = fingerprint_of(given[0], given[1], given[2], given[3], lines)
    if fingerprint != about["sha256"] or held.get(FINGERPRINT) != fingerprint.encode():
        raise InvalidInputError("fingerprint", advice="Le contenu de ce dossier a changé.")
    dated = ""
    if TOKEN in held:
        dated = timestamps.verify_token(held[TOKEN], fingerprint, root)
    return Checked(given[1], str(about.get("captured_at", "")), fingerprint, dated)
