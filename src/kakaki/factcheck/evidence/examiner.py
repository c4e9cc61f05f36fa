"""Examine a hostile picture: a program of its own, which may die without harm to anybody.

It runs alone (`python -I examiner.py look|levels`), imports nothing of the product, and answers on
its standard output: JSON for `look`, a PNG for `levels`.
"""

import io
import json
import os
import sys
from typing import Any

import numpy as np
from PIL import ExifTags, Image, ImageChops, ImageFile, ImageOps

MOST_PIXELS = 40_000_000
SIDE = 64  # of the small picture from which the hash is made
BITS = 16  # a side of the square of frequencies that the hash keeps
LEVELS_SIDE = 1600  # pixels of the picture of error levels
SHOWN = {
    "DateTimeOriginal": "Prise le",
    "DateTimeDigitized": "Numérisée le",
    "DateTime": "Modifiée le",
    "OffsetTimeOriginal": "Heure du lieu",
    "Make": "Marque",
    "Model": "Appareil",
    "Software": "Logiciel",
    "Artist": "Auteur",
    "Copyright": "Droits",
    "ImageDescription": "Description",
}


def opened(content: bytes) -> Image.Image:
    """Return the picture; raise ValueError for one that is too large."""
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    image = Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP", "GIF"))
    if image.width * image.height > MOST_PIXELS:
        raise ValueError("large")
    return image


def _degrees(parts: Any, side: Any) -> float | None:
    try:
        degrees, minutes, seconds = (float(part) for part in parts)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    value = degrees + minutes / 60 + seconds / 3600
    return -value if str(side).upper().startswith(("S", "W")) else value


def said_by(image: Image.Image) -> dict[str, Any]:
    """Return what the file says of itself: dates, device, software and place."""
    exif = image.getexif()
    given = dict(exif) | dict(exif.get_ifd(ExifTags.IFD.Exif))
    named = {ExifTags.TAGS.get(number, ""): value for number, value in given.items()}
    facts = [
        (words, str(named[name]).replace("\x00", "").strip()[:200])
        for name, words in SHOWN.items()
        if name in named
    ]
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place = [_degrees(gps.get(2), gps.get(1)), _degrees(gps.get(4), gps.get(3))]
    return {"facts": facts, "place": place if None not in place else []}


def _smoothed(values: "np.ndarray[Any, Any]", window: int) -> "np.ndarray[Any, Any]":
    """Return the running means along the last axis, the window cut at both ends."""
    count = values.shape[-1]
    sums = np.concatenate([np.zeros((*values.shape[:-1], 1)), values.cumsum(-1)], -1)
    half = (window + 2) // 2
    place = np.arange(count)
    first = np.clip(place + half - window, 0, count)
    last = np.clip(place + half, 0, count)
    return (sums[..., last] - sums[..., first]) / (last - first)


def pdq_of(image: Image.Image) -> tuple[str, int]:
    """Return the PDQ hash (64 hexadecimal signs) and its quality, 0 to 100."""
    small = ImageOps.exif_transpose(image).convert("RGB")
    small.thumbnail((512, 512))
    luma = np.asarray(small, dtype=np.float64) @ np.array([0.299, 0.587, 0.114])
    across, down = ((side + 2 * SIDE - 1) // (2 * SIDE) for side in (luma.shape[1], luma.shape[0]))
    for _ in range(2):
        luma = _smoothed(_smoothed(luma, across).T, down).T
    rows = ((np.arange(SIDE) + 0.5) * luma.shape[0] / SIDE).astype(int)
    columns = ((np.arange(SIDE) + 0.5) * luma.shape[1] / SIDE).astype(int)
    tile = luma[np.ix_(rows, columns)]
    steps = (np.abs(np.trunc(np.diff(tile, axis=a) * 100 / 255)).sum() for a in (0, 1))
    quality = min(100, int(sum(steps) / 90))
    waves = np.cos(
        np.pi / (2 * SIDE) * np.outer(np.arange(1, BITS + 1), 2 * np.arange(SIDE) + 1)
    ) * np.sqrt(2 / SIDE)
    kept = waves @ tile @ waves.T
    bits = (kept > np.median(kept)).ravel()
    return np.packbits(bits).tobytes().hex(), quality


def levels_of(image: Image.Image) -> bytes:
    """Return where the picture loses more than elsewhere when it is saved again, made brighter."""
    seen = ImageOps.exif_transpose(image).convert("RGB")
    seen.thumbnail((LEVELS_SIDE, LEVELS_SIDE))
    out = io.BytesIO()
    seen.save(out, "JPEG", quality=90)
    lost = ImageChops.difference(seen, Image.open(io.BytesIO(out.getvalue())))
    most = max(1, *(high for _, high in lost.getextrema()))
    answer = io.BytesIO()
    lost.point(lambda value: min(255, value * 255 // most)).save(answer, "PNG")
    return answer.getvalue()


def main() -> None:
    """Examine the picture of the standard input, and answer."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    content = sys.stdin.buffer.read()
    image = opened(content)
    if sys.argv[1] == "levels":
        answers.write(levels_of(image))
    else:
        said = said_by(image)
        pdq, quality = pdq_of(image)
        said |= {"format": image.format, "width": image.width, "height": image.height}
        said |= {"pdq": pdq, "quality": quality, "has_c2pa": b"c2pa" in content}
        answers.write(json.dumps(said).encode())
    answers.flush()


if __name__ == "__main__":
    main()
