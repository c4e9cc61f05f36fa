"""Pages as they are printed, photographed and sent on: drawn once, then spoilt in known ways."""

import base64
import io
import random
from collections.abc import Callable
from html import escape

import numpy as np
import pypdfium2
import segno
from PIL import Image, ImageFilter
from weasyprint import HTML

from kakaki.seals.contracts import SealedText

_PAGE = """<html lang=fr><style>
@page {{ size: A4; margin: 22mm }} body {{ font: 12pt "Liberation Serif", serif; line-height: 1.5 }}
img {{ width: {millimetres}mm; float: right }} h1 {{ font-size: 17pt }}
</style><p>RÉPUBLIQUE DE KOUNTA<br>{issuer}<h1>{title}</h1>{paragraphs}<p>{role}<br>{signer}
<p><img src="data:image/svg+xml;base64,{qr}"></html>"""


def printed(text: SealedText, qr: segno.QRCode, *, millimetres: int = 30) -> Image.Image:
    """Return the page at 150 dots an inch, with its seal of a given width."""
    out = io.BytesIO()
    qr.save(out, kind="svg", border=4, light="#fff")
    page = _PAGE.format(
        millimetres=millimetres,
        issuer=escape(text.issuer),
        title=escape(text.title),
        paragraphs="".join(f"<p>{escape(paragraph)}" for paragraph in text.paragraphs),
        role=escape(text.role),
        signer=escape(text.signer),
        qr=base64.b64encode(out.getvalue()).decode(),
    )
    document = pypdfium2.PdfDocument(HTML(string=page).write_pdf())
    return document[0].render(scale=150 / 72).to_pil().convert("L")


def _sent(image: Image.Image, *, edge: int, quality: int) -> Image.Image:
    """Return the picture as a messenger sends it on: smaller and compressed."""
    copy = image.copy()
    copy.thumbnail((edge, edge), Image.Resampling.BICUBIC)
    out = io.BytesIO()
    copy.save(out, "JPEG", quality=quality)
    return Image.open(io.BytesIO(out.getvalue())).convert("L")


def _held(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the page seen by a hand: in perspective, in uneven light, a little out of focus."""
    wide, high = image.size
    shift = [chance.uniform(0.0, 0.06) for _ in range(8)]
    corners = [
        (-shift[0] * wide, -shift[1] * high), (wide * (1 + shift[2]), -shift[3] * high),
        (wide * (1 + shift[4]), high * (1 + shift[5])), (-shift[6] * wide, high * (1 + shift[7])),
    ]  # fmt: skip
    seen = image.transform(
        image.size,
        Image.Transform.QUAD,
        [value for x, y in (corners[0], corners[3], corners[2], corners[1]) for value in (x, y)],
        Image.Resampling.BICUBIC,
        fillcolor=90,
    )
    light = np.linspace(chance.uniform(0.55, 0.8), 1.0, wide)[None, :]
    light = light * np.linspace(1.0, chance.uniform(0.75, 0.95), high)[:, None]
    grain = np.random.default_rng(chance.randrange(1000)).normal(0, 6, (high, wide))
    shaded = np.clip(np.asarray(seen, dtype=float) * light + grain, 0, 255).astype("uint8")
    return Image.fromarray(shaded).filter(ImageFilter.GaussianBlur(1.0))


def _turned(image: Image.Image, degrees: float) -> Image.Image:
    return image.rotate(degrees, expand=True, fillcolor=200, resample=Image.Resampling.BICUBIC)


Spoil = Callable[[Image.Image, random.Random], Image.Image]
SPOILT: dict[str, Spoil] = {
    "sent at 1280 px": lambda page, _: _sent(page, edge=1280, quality=50),
    "sent on twice": lambda page, _: _sent(
        _sent(page, edge=1280, quality=50), edge=1280, quality=45
    ),
    "sent at 1024 px": lambda page, _: _sent(page, edge=1024, quality=40),
    "scanned askew": lambda page, chance: _sent(
        _turned(page, chance.uniform(-2, 2)), edge=1654, quality=70
    ),
    "turned by 20 to 45°": lambda page, chance: _sent(
        _turned(page, chance.choice((-1, 1)) * chance.uniform(20, 45)), edge=1600, quality=60
    ),
    "photographed, 1600 px": lambda page, chance: _sent(_held(page, chance), edge=1600, quality=70),
    "photographed, 1280 px": lambda page, chance: _sent(_held(page, chance), edge=1280, quality=50),
}


def as_file(image: Image.Image) -> bytes:
    """Return the picture as the file that a person sends."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()
