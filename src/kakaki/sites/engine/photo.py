"""Read a photo that somebody sends, within limits, and give it back small and without its past.

A telephone writes in a photo where it was taken, when, and with which device. What is published by
a ministry must not say where its officer stood, so every photo that carries more than its picture
is drawn again.
"""

import io

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from kakaki.kernel.errors import InvalidInputError

LARGEST = 8_000_000  # bytes
MOST_PIXELS = 51_000_000  # of a photo as it comes; the drawing itself is made at LONGEST_SIDE.
MOST_DRAWN = 24_000_000  # pixels of a picture that must be unpacked whole.
LONGEST_SIDE = 1600  # pixels
QUALITY = 82
FORMATS = ("JPEG", "PNG", "WEBP")
# Parts of a JPEG that say how to show it: the frame, the colours, and nothing of who took it.
HARMLESS = frozenset({"APP0", "APP2", "APP14"})
HEIC = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})

WRONG_TYPE = "Ce fichier n’est pas une photo. Choisissez une image JPEG, PNG ou WebP."
TOO_HEAVY = "Cette photo est trop lourde : 8 Mo au plus. Envoyez-la en taille moyenne."
TOO_LARGE = "Cette photo est trop grande. Réduisez-la, ou faites une capture d’écran de la photo."
BROKEN = "Cette photo est abîmée ou incomplète. Ouvrez-la sur votre téléphone, puis renvoyez-la."
IS_HEIC = (
    "Cette photo est au format HEIC, que les sites ne savent pas montrer. Sur iPhone : Réglages, "
    "Appareil photo, Formats, « Le plus compatible ». Pour une photo déjà prise, faites-en une "
    "capture d’écran et envoyez la capture."
)


def cleaned(content: bytes) -> bytes:
    """Return the photo as JPEG, upright, LONGEST_SIDE pixels at most, with nothing but itself.

    A JPEG that is so already comes back byte for byte. Raises InvalidInputError with what to do
    for a file that is no picture, is a trap, or is too large.
    """
    if len(content) > LARGEST:
        raise InvalidInputError(f"photo of {len(content)} bytes", advice=TOO_HEAVY)
    if content[4:8] == b"ftyp" and content[8:12] in HEIC:
        raise InvalidInputError("HEIC", advice=IS_HEIC)
    # Other libraries let Pillow fill what is missing of a picture with grey: here it is refused.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as photo:
            _measure(photo)
            if _is_clean(photo, content):
                photo.load()
                return content
            return _drawn(photo)
    except UnidentifiedImageError as error:
        raise InvalidInputError(f"photo: {error}", advice=WRONG_TYPE) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise InvalidInputError(f"photo: {error}", advice=TOO_LARGE) from error
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError, IndexError) as error:
        raise InvalidInputError(f"photo: {error}", advice=BROKEN) from error


def _is_jpeg(photo: Image.Image) -> bool:
    # Telephones put several pictures in one file, which is then called MPO.
    return photo.format in {"JPEG", "MPO"}


def _measure(photo: Image.Image) -> None:
    pixels = photo.width * photo.height
    # A JPEG is unpacked at the size it is drawn at, so it may be larger than the others.
    if pixels > (MOST_PIXELS if _is_jpeg(photo) else MOST_DRAWN):
        raise InvalidInputError(f"{photo.size} pixels", advice=TOO_LARGE)


def _is_clean(photo: Image.Image, content: bytes) -> bool:
    if photo.format != "JPEG" or photo.mode not in {"RGB", "L"}:
        return False
    parts = {name for name, _ in getattr(photo, "applist", ())}
    is_whole = content.endswith(b"\xff\xd9")  # What follows the end could say anything.
    return is_whole and parts <= HARMLESS and max(photo.size) <= LONGEST_SIDE


def _drawn(photo: Image.Image) -> bytes:
    photo.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(photo)
    if upright.mode in {"RGBA", "LA", "PA", "P"}:
        seen = upright.convert("RGBA")
        upright = Image.new("RGB", seen.size, "white")
        upright.paste(seen, mask=seen.getchannel("A"))
    drawing = upright.convert("RGB")
    drawing.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # A new picture is made of the points alone: what the file said besides is left behind.
    bare = Image.new("RGB", drawing.size)
    bare.paste(drawing)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()
