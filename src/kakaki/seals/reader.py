"""Read a hostile PDF or picture: a program of its own, which may die without harm to anybody.

It runs alone (`python -I reader.py pdf|picture`, see `reading`), imports nothing of the product, so
that it starts fast, and answers on its standard output: one line of JSON, then its pages as PNG.
"""

import io
import json
import os
import sys
import time
from typing import Any

import zxingcpp
from PIL import Image, ImageFile, ImageFilter, ImageOps, UnidentifiedImageError

MOST_PAGES = 20
MOST_PAGES_SEEN = 4  # A page read by eye takes a second or two.
MOST_LETTERS = 2_000_000  # characters handed over of the words of a PDF
LONG_EDGE = 2200  # pixels of a page as it is read by eye: about 190 to the inch on A4.
FEW_WORDS = 8  # A PDF with fewer is made of pictures.
MOST_PIXELS = 20_000_000
PIXELS_READ = 8_000_000  # More make the reading of words slower and no better.
LONGEST_SIDE = 9_000  # pixels, of a picture that is turned.
TURNS = (0, 30, -30)  # degrees: zxing misses some codes that lie askew between these.
PATIENCE = 3.0  # seconds of the processor spent on larger and turned copies.


class Fault(Exception):
    """Say why nothing can be read, by a word that the product puts in French."""


def codes_in(image: Image.Image, *, patient: bool = True) -> list[str]:
    """Return the texts of the QR codes of a picture; with patience, of larger and turned copies."""
    end = time.process_time() + PATIENCE
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
            found = _upright(turned)
            if found or time.process_time() > end:
                return found
    return []


def _upright(image: Image.Image) -> list[str]:
    found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
    return [code.text for code in found]


def opened(content: bytes) -> Image.Image:
    """Return a picture in greys, upright, on white; raise Fault when it cannot be."""
    # Other libraries let Pillow fill what is missing of a picture with grey: here it is refused.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        image = Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP", "GIF"))
        # The header gives the size before anything is decoded, so a bomb is refused unopened.
        if image.width * image.height > MOST_PIXELS:
            raise Fault("large")
        if getattr(image, "is_animated", False):
            # Only one of its pictures would be read, and a reader may be shown the others.
            raise Fault("moving")
        if image.has_transparency_data:
            paper = Image.new("RGBA", image.size, "white")
            image = Image.alpha_composite(paper, image.convert("RGBA"))
        return ImageOps.exif_transpose(image.convert("RGB")).convert("L")
    except Image.DecompressionBombError as error:
        raise Fault("large") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise Fault("broken") from error


def pages_of(content: bytes) -> tuple[dict[str, Any], list[Image.Image]]:
    """Return what a PDF says, and its pages as it shows them; raise Fault when it cannot be."""
    import pypdfium2  # It takes longer to start than all the rest, and a picture has no need of it.

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Fault("locked" if "password" in str(error).lower() else "broken") from error
    count = len(document)
    if not 0 < count <= MOST_PAGES:
        raise Fault(f"pages {count}")
    words: list[str] = []
    shown: list[Image.Image] = []
    try:
        has_form = document.get_formtype() != pypdfium2.raw.FORMTYPE_NONE
        for number in range(count):
            page = document[number]
            words.append(page.get_textpage().get_text_bounded())
            if number < MOST_PAGES_SEEN or number == count - 1:
                scale = min(4.0, LONG_EDGE / max(1.0, *page.get_size()))
                shown.append(page.render(scale=scale).to_pil().convert("L"))
    except (pypdfium2.PdfiumError, ValueError, OSError) as error:
        raise Fault("broken") from error
    # PDFium marks with U+FFFE the hyphen that a line's end put into a word.
    said = "\n".join(words).replace("\ufffe", "-\n")[:MOST_LETTERS]
    return {"words": said, "count": count, "has_form": has_form}, shown


def read(kind: str, content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Return what was read of a `pdf` or a `picture`, and its pages as PNG."""
    if kind == "pdf":
        answer, shown = pages_of(content)
        is_picture = len(answer["words"].split()) < FEW_WORDS
    else:
        answer, shown = {"words": "", "count": 1, "has_form": False}, [opened(content)]
        is_picture = True
    answer["codes"] = [
        codes_in(page, patient=is_picture and rank == 0) for rank, page in enumerate(shown)
    ]
    return answer, list(map(_as_png, shown))


def _as_png(image: Image.Image) -> bytes:
    excess = image.width * image.height / PIXELS_READ
    if excess > 1:
        size = (max(1, int(side / excess**0.5)) for side in image.size)
        image = image.resize(tuple(size), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()


def main() -> None:
    """Read the standard input, and answer."""
    # PDFium may write of its own accord: only the answer goes where the answer is awaited.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        answer, pages = read(sys.argv[1], sys.stdin.buffer.read())
    except Fault as fault:
        answer, pages = {"fault": str(fault)}, []
    answer["pages"] = list(map(len, pages))
    answers.write(json.dumps(answer).encode() + b"\n" + b"".join(pages))
    answers.flush()
    os._exit(0)  # Nothing is left to tidy up, and PDFium may stumble over what is broken.


if __name__ == "__main__":
    main()
