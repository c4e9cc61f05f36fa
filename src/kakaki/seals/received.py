"""Tell what somebody sent, by its bytes and never by its name, and say what it proves."""

import codecs

from kakaki.kernel.errors import InvalidInputError
from kakaki.seals import pdf, pictures, verification
from kakaki.seals.contracts import Verification

LARGEST_FILE = 10_000_000  # bytes
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")
_MARKUP = ("<svg", "<html", "<!doctype", "<?xml", "{\\rtf")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class NotHandledError(InvalidInputError):
    """Say that this kind of file is not verified here."""

    default_advice = (
        "Ce genre de fichier n’est pas vérifié ici. Envoyez une photo, un PDF, ou collez le texte."
    )


def verify_file(content: bytes) -> Verification:
    """Say what a picture, a PDF or a text file proves.

    Raises NotHandledError for any other kind of file, InvalidInputError for one that is empty, too
    heavy, broken or dangerous to open.
    """
    if not content.strip():
        raise InvalidInputError("empty", advice="Ce fichier est vide.")
    if len(content) > LARGEST_FILE:
        raise InvalidInputError("too large", advice="Ce fichier est trop lourd : 10 Mo au plus.")
    if b"%PDF-" in content[:1024]:
        return pdf.verify_pdf(content)
    if is_picture(content):
        return pictures.verify_image(content)
    return verification.verify_any(text_in(content))


def is_picture(content: bytes) -> bool:
    """Tell whether these bytes begin as a picture that we open."""
    return content.startswith(_PICTURES) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP")


def text_in(content: bytes) -> str:
    """Return the words of a text file, in whatever encoding a phone or an old PC wrote them.

    Raises NotHandledError for what is not plain text.
    """
    encodings = ("utf-16",) if content.startswith(_UTF16) else ("utf-8-sig", "cp1252", "latin-1")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _is_plain(text):
            break
        return text
    raise NotHandledError("not plain text")


def _is_plain(text: str) -> bool:
    """Tell whether decoded bytes are words: no markup, and no control characters."""
    if text.lstrip()[:200].lower().startswith(_MARKUP):
        return False
    controls = sum(char < " " and char not in "\t\n\r\f\v" for char in text)
    return "\x00" not in text and controls * 100 <= len(text)
