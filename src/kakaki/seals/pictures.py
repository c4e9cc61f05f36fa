"""Read the pictures that people send, within limits, and say what they prove."""

import io
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

import zxingcpp
from PIL import Image, ImageFile, ImageFilter, ImageOps, UnidentifiedImageError

from kakaki.kernel.errors import InvalidInputError
from kakaki.seals import verification
from kakaki.seals.contracts import Verification
from kakaki.seals.engine import reference
from kakaki.seals.engine.formats import bytes_in
from kakaki.seals.engine.verdicts import Verdict

MOST_PIXELS = 20_000_000
LONGEST_SIDE = 9_000  # pixels, of a picture that is turned.
OCR_SECONDS = 25
TURNS = (0, 30, -30)  # degrees: zxing misses some codes that lie askew between these.


def _opened(content: bytes) -> Image.Image:
    """Return a picture in greys, upright, on white; raise InvalidInputError when it cannot be."""
    # Other libraries let Pillow fill what is missing of a picture with grey: here it is refused.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        image = Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP", "GIF"))
        # The header gives the size before anything is decoded, so a bomb is refused unopened.
        if image.width * image.height > MOST_PIXELS:
            raise InvalidInputError(
                f"{image.width} × {image.height}",
                advice="Cette image est trop grande : 20 millions de points au plus.",
            )
        if getattr(image, "is_animated", False):
            # Only one of its pictures would be read, and a reader may be shown the others.
            raise InvalidInputError(
                "animated", advice="Cette image bouge. Envoyez une capture d’écran de la page."
            )
        if image.has_transparency_data:
            paper = Image.new("RGBA", image.size, "white")
            image = Image.alpha_composite(paper, image.convert("RGBA"))
        return ImageOps.exif_transpose(image.convert("RGB")).convert("L")
    except Image.DecompressionBombError as error:
        raise InvalidInputError(
            str(error), advice="Cette image est trop grande : 20 millions de points au plus."
        ) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise InvalidInputError(
            str(error), advice="Cette image est abîmée ou incomplète. Envoyez-la de nouveau."
        ) from error


def codes_in(image: Image.Image, *, patient: bool = True) -> list[str]:
    """Return the texts of the QR codes of a picture; with patience, of larger and turned copies."""
    for scale in (1, 2, 3) if patient else (1,):
        if image.width * image.height * scale * scale > MOST_PIXELS and scale > 1:
            break
        if max(image.size) * scale > LONGEST_SIDE:
            # Turned, a long strip takes a hundred times its own memory: it is read upright.
            return _upright(image) if scale == 1 else []
        copy = image
        if scale > 1:
            copy = image.resize(
                (image.width * scale, image.height * scale), Image.Resampling.BICUBIC
            )
            copy = copy.filter(ImageFilter.UnsharpMask(2, 120, 2))
        for turn in TURNS if patient else (0,):
            turned = copy.rotate(turn, expand=True, fillcolor=255) if turn else copy
            found = zxingcpp.read_barcodes(turned, formats=zxingcpp.BarcodeFormat.QRCode)
            if found:
                return [code.text for code in found]
    return []


def _upright(image: Image.Image) -> list[str]:
    found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
    return [code.text for code in found]


def can_read_pictures() -> bool:
    """Tell whether this machine reads the words of pictures."""
    return shutil.which("tesseract") is not None


def words_in(image: Image.Image) -> str:
    """Return the words of a picture by OCR, '' when this machine cannot or gives up."""
    program = shutil.which("tesseract")
    if program is None:
        return ""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.png"
        image.save(path)
        try:
            done = subprocess.run(  # noqa: S603 -- the program and its words are our own.
                [program, str(path), "-", "-l", "fra", "--psm", "3"],
                capture_output=True,
                timeout=OCR_SECONDS,
                check=False,
                env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            )
        except subprocess.TimeoutExpired:
            return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def sealed_by(codes: list[str]) -> Verification | None:
    """Return what the codes of a page prove, the worst first; None when none is a seal."""
    seals = [verification.verify_qr(text) for text in codes if bytes_in(text) is not None]
    imitated = [one for one in seals if one.verdict is Verdict.IMITATED_SEAL]
    return next(iter([*imitated, *seals]), None)


def verify_image(content: bytes) -> Verification:
    """Say what a picture proves: its seal, then its words; a seal alone never proves a page."""
    return verify_page(_opened(content))


def verify_page(image: Image.Image) -> Verification:
    """Say what the picture of a page proves; see `verify_image`."""
    sealed = sealed_by(codes_in(image))
    if sealed is not None and sealed.verdict is Verdict.IMITATED_SEAL:
        return sealed
    words = words_in(image)
    read = verification.verify_text(words) if len(words.split()) >= 8 else None
    return together(sealed, read, words)


def _is_of_another(sealed: Verification, read: Verification) -> bool:
    """Tell whether the words are those of another official text than the one sealed.

    A page read with mistakes may look closer to a former version of the very text that is sealed.
    """
    if read.verdict not in {Verdict.AUTHENTIC, Verdict.SUPERSEDED, Verdict.ALTERED}:
        return False
    versions = {sealed.reference, sealed.replaced_by}
    is_version = read.reference in versions or read.replaced_by == sealed.reference
    return read.reference != sealed.reference and not (
        is_version and read.verdict is Verdict.ALTERED
    )


def together(sealed: Verification | None, read: Verification | None, words: str) -> Verification:
    """Join what the seal and the words say; the words of a photo are read with mistakes."""
    if sealed is not None and read is not None and _is_of_another(sealed, read):
        return replace(sealed, verdict=Verdict.SEAL_ON_OTHER_TEXT, note="")
    if read is not None and read.verdict in {Verdict.AUTHENTIC, Verdict.SUPERSEDED}:
        return read
    if sealed is not None:
        note = "Le sceau est vrai. Comparez la page avec le texte officiel, mot à mot."
        differences = read.differences if read and read.reference == sealed.reference else ()
        if sealed.verdict is Verdict.SUPERSEDED:
            return sealed
        return replace(
            sealed, verdict=Verdict.GENUINE_SEAL, note=note, differences=differences[:12]
        )
    if read is not None and read.verdict is Verdict.ALTERED:
        note = (
            "Nous avons lu cette photo automatiquement : certains mots signalés peuvent être mal "
            "lus. Comparez avec le texte officiel."
        )
        return replace(read, note=note)
    for number in reference.found_in(words):
        found = verification.verify_reference(number)
        if found.verdict is not Verdict.UNKNOWN:
            return replace(found, verdict=Verdict.GENUINE_SEAL)
    if not words.strip():
        note = "" if can_read_pictures() else "La lecture des photos est éteinte sur cette machine."
        return Verification(Verdict.UNREADABLE, note=note)
    return Verification(Verdict.UNKNOWN)
