"""Read pictures and PDF that people send, within limits, and say what they prove."""

import io
import shutil
import subprocess
import tempfile
import warnings
from dataclasses import replace
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL import Image, ImageFilter, UnidentifiedImageError

from kakaki.kernel.errors import InvalidInputError
from kakaki.seals import verification
from kakaki.seals.contracts import Verification
from kakaki.seals.engine import reference
from kakaki.seals.engine.formats import bytes_in
from kakaki.seals.engine.verdicts import Verdict

MOST_PIXELS = 20_000_000
MOST_PAGES = 20
LONGEST_SIDE = 9_000  # pixels, of a picture that is turned.
OCR_SECONDS = 25
TURNS = (0, 30, -30)  # degrees: zxing misses some codes that lie askew between these.


def verify_file(content: bytes) -> Verification:
    """Say what a picture or a PDF proves; raise InvalidInputError for anything else."""
    if content[:5] == b"%PDF-" or b"%PDF-" in content[:1024]:
        return verify_pdf(content)
    return verify_image(content)


def _opened(content: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP", "GIF"))
            if image.width * image.height > MOST_PIXELS:
                raise InvalidInputError("pixels", advice="Cette image est trop grande.")
            return image.convert("L")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError,
            Image.DecompressionBombWarning) as error:  # fmt: skip
        raise InvalidInputError(
            str(error), advice="Ce fichier n’est pas une image que nous savons lire (JPEG, PNG)."
        ) from error


def codes_in(image: Image.Image) -> list[str]:
    """Return the texts of the QR codes of a picture, trying larger and turned copies."""
    for scale in (1, 2, 3):
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
        for turn in TURNS:
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


def verify_image(content: bytes) -> Verification:
    """Say what a picture proves: its seal, then its words; a seal alone never proves a page."""
    image = _opened(content)
    seals = [text for text in codes_in(image) if bytes_in(text) is not None]
    words = words_in(image)
    sealed = verification.verify_qr(seals[0]) if seals else None
    if sealed is not None and sealed.verdict is Verdict.IMITATED_SEAL:
        return sealed
    read = verification.verify_text(words) if len(words.split()) >= 8 else None
    return _together(sealed, read, words)


def _together(sealed: Verification | None, read: Verification | None, words: str) -> Verification:
    """Join what the seal and the words say; the words of a photo are read with mistakes."""
    if read is not None and read.verdict in {Verdict.AUTHENTIC, Verdict.SUPERSEDED}:
        if sealed is not None and sealed.reference != read.reference:
            return replace(sealed, verdict=Verdict.SEAL_ON_OTHER_TEXT)
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


def verify_pdf(content: bytes) -> Verification:
    """Say what a PDF proves, by its text; a PDF without text is read as pictures are."""
    try:
        document = pypdfium2.PdfDocument(content)
        if len(document) > MOST_PAGES:
            raise InvalidInputError("pages", advice=f"Ce PDF a plus de {MOST_PAGES} pages.")
        pages = [document[number] for number in range(len(document))]
        words = "\n".join(page.get_textpage().get_text_bounded() for page in pages)
        scale = min(2.0, 2000 / max(pages[0].get_size()))
        first = pages[0].render(scale=scale).to_pil().convert("L")
    except (pypdfium2.PdfiumError, IndexError, ValueError) as error:
        raise InvalidInputError(
            str(error), advice="Ce PDF ne peut pas être lu. Envoyez une photo de la page."
        ) from error
    if len(words.split()) < 8:
        out = io.BytesIO()
        first.save(out, "PNG")
        return verify_image(out.getvalue())
    seals = [text for text in codes_in(first) if bytes_in(text) is not None]
    sealed = verification.verify_qr(seals[0]) if seals else None
    if sealed is not None and sealed.verdict is Verdict.IMITATED_SEAL:
        return sealed
    read = verification.verify_text(words)
    if sealed is not None and read.reference and read.reference != sealed.reference:
        return replace(sealed, verdict=Verdict.SEAL_ON_OTHER_TEXT)
    return _together(sealed, read, words) if read.verdict is not Verdict.ALTERED else read
