"""What the sites say of themselves to the operator."""

from kakaki.kernel.health import Sign
from kakaki.sites.mirror.keeping import mirror_signs
from kakaki.sites.paper import can_print


def signs() -> list[Sign]:
    """Say whether official texts are given as PDF, and whether the mirror is fresh."""
    return [_paper(), *mirror_signs()]


def _paper() -> Sign:
    if can_print():
        return Sign("paper", "good", "Textes officiels en PDF")
    advice = "Installez les paquets libpango-1.0-0 et libpangoft2-1.0-0."
    return Sign("paper", "warning", "Textes officiels en PDF : fonction éteinte", advice)
