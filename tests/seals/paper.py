"""Print a sealed text on a page, and spoil the page as phones and messengers do."""

import io
from html import escape

import pypdfium2
from PIL import Image, ImageFilter
from weasyprint import HTML

from kakaki.seals import facade
from kakaki.seals.engine.canonical import Document


def printed(document: Document, number: str, *, qr: str | None = None) -> bytes:
    """Return a PDF of one A4 page with the words of a text and a seal of 40 mm."""
    drawn = facade.qr_svg(number) if qr is None else qr
    words = "".join(f"<p>{escape(part)}</p>" for part in document.paragraphs)
    style = "@page{size:A4;margin:20mm}body{font:13pt 'DejaVu Sans'}svg{width:40mm;height:40mm}"
    page = f"""<style>{style}</style><h1>{escape(document.title)}</h1>{words}
    <p>{escape(document.role)}</p><p>{escape(document.signer)}</p>{drawn}
    <p>{facade.shown_reference(number)}</p>"""
    return HTML(string=page).write_pdf()


def photo_of(pdf: bytes, long_edge: int = 2400) -> Image.Image:
    """Return the first page of a PDF as a picture of that many pixels in height."""
    page = pypdfium2.PdfDocument(pdf)[0]
    return page.render(scale=long_edge / page.get_height()).to_pil().convert("RGB")


def sent(image: Image.Image, form: str = "PNG", **options: object) -> bytes:
    """Return a picture as it is sent."""
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def by_messenger(image: Image.Image) -> bytes:
    """Return what a messenger makes of a picture: 1280 pixels, JPEG of quality 50."""
    smaller = image.copy()
    smaller.thumbnail((1280, 1280), Image.Resampling.LANCZOS)
    return sent(smaller, "JPEG", quality=50)


def askew(image: Image.Image) -> bytes:
    """Return a page laid on the table at seven degrees."""
    turned = image.rotate(7, expand=True, fillcolor="#b8a58c", resample=Image.Resampling.BICUBIC)
    return by_messenger(turned)


def blurred(image: Image.Image) -> bytes:
    """Return a page out of focus."""
    smaller = image.resize((image.width * 1280 // image.height, 1280), Image.Resampling.LANCZOS)
    return sent(smaller.filter(ImageFilter.GaussianBlur(1.2)), "JPEG", quality=50)


def from_the_side(image: Image.Image) -> bytes:
    """Return a page seen from one side: its right edge is a tenth shorter than its left one."""
    wide, high = image.size
    shift = high * 0.05
    # The quadrilateral of the page that fills the picture: its right corners lie outside it.
    corners = (0, 0, 0, high, wide, high + shift, wide, -shift)
    seen = image.transform(
        image.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor="#b8a58c"
    )
    return by_messenger(seen)


SPOILED = {
    "sent by a messenger": by_messenger,
    "askew": askew,
    "out of focus": blurred,
    "from the side": from_the_side,
}
