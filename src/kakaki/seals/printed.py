"""Draw a seal for paper: its QR code at forty millimetres, its reference in big type."""

import io
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe

from kakaki.seals import services
from kakaki.seals.contracts import PrintedSeal
from kakaki.seals.engine import reference
from kakaki.seals.engine.formats import cose_qr
from kakaki.seals.models import Seal

_STYLE = Path(__file__).with_name("templates") / "seals" / "printed.css"


def qr_svg(number: str) -> str:
    """Return the drawing of a seal's QR code, as SVG without any style; '' for no such seal."""
    seal = Seal.objects.filter(reference=number).first()
    return _drawing(seal) if seal is not None else ""


def _drawing(seal: Seal) -> str:
    text = cose_qr.seal_format.text_of(bytes(seal.cose), settings.KAKAKI_ORIGIN)
    out = io.BytesIO()
    cose_qr.seal_format.drawing_of(text).save(
        out, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=3, title="QR du sceau",
        light="#fff", svgclass=None, lineclass=None,
    )  # fmt: skip
    return out.getvalue().decode()


@lru_cache(maxsize=1)
def _style() -> str:
    return _STYLE.read_text(encoding="utf-8")


def printed_seal(number: str) -> PrintedSeal:
    """Return a seal as it is printed under its text; raise NotFoundError when there is none."""
    seal = services.stored(number)
    address = settings.KAKAKI_ORIGIN.partition("://")[2] + reverse("seals:counter")
    html = render_to_string(
        "seals/printed.html",
        {
            "drawing": mark_safe(_drawing(seal)),  # noqa: S308 -- drawn here, from bytes.
            "shown_reference": reference.display(seal.reference),
            "counter": address.rstrip("/"),
        },
    )
    return PrintedSeal(html=html, style=_style(), issuer=seal.issuer, dated=seal.dated)
