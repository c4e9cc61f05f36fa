"""Receive a photo, a PDF, a recording or a video as evidence: told by its bytes, not its name."""

import re
from dataclasses import replace

from kakaki.accounts.contracts import Person
from kakaki.factcheck.evidence import images
from kakaki.factcheck.evidence.keeping import Part, keep, require_open
from kakaki.factcheck.models import Evidence
from kakaki.factcheck.stepping import checked
from kakaki.kernel.errors import InvalidInputError, KakakiError

LARGEST = 25_000_000  # bytes
_HEADS: tuple[tuple[bytes, str, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
    (b"GIF87a", "image/gif", "gif"),
    (b"GIF89a", "image/gif", "gif"),
    (b"OggS", "audio/ogg", "ogg"),
    (b"ID3", "audio/mpeg", "mp3"),
    (b"\xff\xfb", "audio/mpeg", "mp3"),
    (b"\xff\xf3", "audio/mpeg", "mp3"),
    (b"#!AMR", "audio/amr", "amr"),
    (b"\x1aE\xdf\xa3", "video/webm", "webm"),
)
REFUSED = "Ce fichier n’est ni une photo, ni un PDF, ni un enregistrement, ni une vidéo."


def kind_of(content: bytes) -> tuple[str, str]:
    """Return the media type and the ending of a file; raise InvalidInputError for others."""
    for head, media_type, ending in _HEADS:
        if content.startswith(head):
            return media_type, ending
    if b"%PDF-" in content[:1024]:
        return "application/pdf", "pdf"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp", "webp"
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return "audio/wav", "wav"
    if content[4:8] == b"ftyp":
        is_sound = content[8:11] == b"M4A"
        return ("audio/mp4", "m4a") if is_sound else ("video/mp4", "mp4")
    raise InvalidInputError("kind of file", advice=REFUSED)


def part_of(content: bytes, name: str = "original") -> Part:
    """Return the file as evidence, byte for byte as it came.

    Raises InvalidInputError for one that is empty, too heavy or of another kind.
    """
    if not content:
        raise InvalidInputError("empty", advice="Ce fichier est vide.")
    if len(content) > LARGEST:
        raise InvalidInputError("heavy", advice="Ce fichier est trop lourd : 25 Mo au plus.")
    media_type, ending = kind_of(content)
    part = Part(f"{name}.{ending}", media_type, content)
    if not media_type.startswith("image/"):
        return part
    try:
        seen = images.look(content)
    except KakakiError:
        # What cannot be examined is evidence all the same.
        return part
    return replace(part, pdq=seen.pdq, pdq_quality=seen.quality)


def add_file(
    *, claim_id: int, title: str, name: str, content: bytes, source: str, person: Person
) -> Evidence:
    """Keep a file; `source` says who sent it and how, `name` what its sender called it."""
    require_open(claim_id, person)
    title = checked("Ce titre", title.strip(), 200) or re.sub(r"[\x00-\x1f]", "", name)[:200]
    source = checked("Cette provenance", source.strip(), 2000)
    if not source:
        raise InvalidInputError("source", advice="Dites qui a donné ce fichier, et comment.")
    part = part_of(content)
    return keep(
        claim_id=claim_id, kind="file", title=title or part.name, text=source,
        parts=(part,), author_id=person.id,
    )  # fmt: skip
