"""What other rooms may ask of the seals."""

import io

from django.conf import settings

from kakaki.seals import journal, services, verification
from kakaki.seals.engine import reference
from kakaki.seals.engine.formats import cose_qr
from kakaki.seals.models import Seal

seal_text = services.seal_text
replace = services.replace
withdraw = services.withdraw
verify_any = verification.verify_any
verify_reference = verification.verify_reference
verify_text = verification.verify_text
verify_qr = verification.verify_qr
shown_reference = reference.display
log_faults = journal.faults


def qr_svg(number: str) -> str:
    """Return the drawing of a seal's QR code, as SVG without any style; '' for no such seal."""
    seal = Seal.objects.filter(reference=number).first()
    if seal is None:
        return ""
    text = cose_qr.seal_format.text_of(bytes(seal.cose), settings.KAKAKI_ORIGIN)
    out = io.BytesIO()
    cose_qr.seal_format.drawing_of(text).save(
        out, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=3, title="QR du sceau",
        light="#fff", svgclass=None, lineclass=None,
    )  # fmt: skip
    return out.getvalue().decode()
