"""Have PDF and pictures read by programs of their own, so that no visitor holds up the others."""

import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from kakaki.caging import facade as bounded
from kakaki.kernel.errors import InvalidInputError

CROWDED = "Beaucoup de photos sont en cours de lecture. Réessayez dans une minute."
_READER = str(Path(__file__).with_name("reader.py"))
READER_BOUNDS = bounded.Bounds(processor=8, wall=30.0, memory=1 << 30)
OCR_BOUNDS = bounded.Bounds(processor=10, wall=25.0, memory=1 << 30)
readers = bounded.Turns(at_once=2, waiting=6, seconds=15.0, advice=CROWDED)
ocr = bounded.Turns(at_once=1, waiting=4, seconds=15.0, advice=CROWDED)

_OF_PDF = {
    "heavy": "Ce PDF est trop lourd à lire. Envoyez une photo de la page.",
    "locked": "Ce PDF est fermé par un mot de passe. Envoyez une photo de la page.",
    "broken": "Ce PDF ne peut pas être lu. Envoyez une photo de la page.",
    "pages": "Ce PDF a {} pages : 20 au plus.",
}
_OF_PICTURES = {
    "heavy": "Cette image est trop lourde à lire. Envoyez une capture d’écran de la page.",
    "large": "Cette image est trop grande : 20 millions de points au plus.",
    "moving": "Cette image bouge. Envoyez une capture d’écran de la page.",
    "broken": "Cette image est abîmée ou incomplète. Envoyez-la de nouveau.",
}


@dataclass(frozen=True, slots=True)
class Pages:
    """What a file says, what its pages show as PNG, and the codes of each."""

    words: str
    shown: tuple[bytes, ...]
    codes: tuple[tuple[str, ...], ...]
    count: int
    has_form: bool


def pages_of_pdf(content: bytes) -> Pages:
    """Read a PDF; raise InvalidInputError for one that is broken, closed, too long or too heavy."""
    return _read("pdf", content, _OF_PDF)


def page_of_picture(content: bytes) -> Pages:
    """Read a picture; raise InvalidInputError for one that is broken, too large or moving."""
    return _read("picture", content, _OF_PICTURES)


def _read(kind: str, content: bytes, advice: dict[str, str]) -> Pages:
    # Alone (-I), it neither looks for the modules of this folder nor obeys its environment.
    command = [sys.executable, "-I", _READER, kind]
    try:
        with readers.one():
            head, _, body = bounded.run(command, content, READER_BOUNDS).partition(b"\n")
    except bounded.TooHeavyError as error:
        raise InvalidInputError(str(error), advice=advice["heavy"]) from error
    said = json.loads(head)
    if "fault" in said:
        fault, _, figure = said["fault"].partition(" ")
        raise InvalidInputError(said["fault"], advice=advice[fault].format(figure))
    shown = []
    for length in said["pages"]:
        shown.append(body[:length])
        body = body[length:]
    codes = tuple(map(tuple, said["codes"]))
    return Pages(said["words"], tuple(shown), codes, said["count"], said["has_form"])


def can_read_pictures() -> bool:
    """Tell whether this machine reads the words of pictures."""
    return shutil.which("tesseract") is not None


def words_in(*shown: bytes) -> str:
    """Return the words of pages by OCR, '' when this machine cannot or gives one of them up.

    Raises UnavailableError when too many others wait for the same.
    """
    program = shutil.which("tesseract")
    if program is None:
        return ""
    command = [program, "-", "-", "-l", "fra", "--psm", "3"]
    with ocr.one():
        try:
            read = [bounded.run(command, page, OCR_BOUNDS) for page in shown]
        except bounded.TooHeavyError:
            return ""
    return "\n".join(page.decode("utf-8", "replace") for page in read)
