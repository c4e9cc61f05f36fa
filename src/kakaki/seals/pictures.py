"""Read the pictures that people send, within limits, and say what they prove."""

from dataclasses import replace

from kakaki.seals import reading, verification
from kakaki.seals.contracts import Verification
from kakaki.seals.engine import reference
from kakaki.seals.engine.formats import bytes_in
from kakaki.seals.engine.verdicts import Verdict


def sealed_by(codes: list[str]) -> Verification | None:
    """Return what the codes of a page prove, the worst first; None when none is a seal."""
    seals = [verification.verify_qr(text) for text in codes if bytes_in(text) is not None]
    imitated = [one for one in seals if one.verdict is Verdict.IMITATED_SEAL]
    return next(iter([*imitated, *seals]), None)


def verify_image(content: bytes) -> Verification:
    """Say what a picture proves: its seal, then its words; a seal alone never proves a page."""
    return verify_page(reading.page_of_picture(content))


def verify_page(pages: reading.Pages) -> Verification:
    """Say what the picture of a first page proves; see `verify_image`."""
    sealed = sealed_by(list(pages.codes[0]))
    if sealed is not None and sealed.verdict is Verdict.IMITATED_SEAL:
        return sealed
    words = reading.words_in(pages.shown[0])
    read = verification.verify_text(words, is_picture=True) if len(words.split()) >= 8 else None
    return together(sealed, read, words)


def _is_of_another(sealed: Verification, read: Verification) -> bool:
    """Tell whether the words are those of another official text than the one sealed.

    A page read with mistakes may look closer to a former version of the very text that is sealed.
    """
    in_part = {Verdict.ALTERED, Verdict.TO_COMPARE}
    if read.verdict not in {Verdict.AUTHENTIC, Verdict.SUPERSEDED, *in_part}:
        return False
    versions = {sealed.reference, sealed.replaced_by}
    is_version = read.reference in versions or read.replaced_by == sealed.reference
    return read.reference != sealed.reference and not (is_version and read.verdict in in_part)


def together(sealed: Verification | None, read: Verification | None, words: str) -> Verification:
    """Join what the seal and the words say; the words of a photo are read with mistakes."""
    if sealed is not None and read is not None and _is_of_another(sealed, read):
        return replace(sealed, verdict=Verdict.SEAL_ON_OTHER_TEXT, note="")
    if read is not None and read.verdict in {Verdict.AUTHENTIC, Verdict.SUPERSEDED}:
        return read
    if sealed is not None:
        if sealed.verdict is Verdict.SUPERSEDED:
            return sealed
        is_same = read is not None and read.reference == sealed.reference
        return replace(
            sealed,
            verdict=Verdict.GENUINE_SEAL,
            note=read.note if is_same else "",
            differences=read.differences[:12] if is_same else (),
        )
    if read is not None and read.verdict is Verdict.TO_COMPARE:
        return read
    if read is not None and read.verdict is Verdict.ALTERED:
        note = (
            "Nous avons lu cette photo automatiquement : certains mots signalés peuvent être mal "
            "lus. Comparez avec le texte officiel."
        )
        return replace(read, note=note)
    for number in reference.found_in(words):
        found = verification.verify_reference(number)
        if found.verdict is not Verdict.UNKNOWN:
            note = "Seule la référence a été lue, et une référence se recopie."
            return replace(found, verdict=Verdict.GENUINE_SEAL, note=note)
    if not words.strip():
        note = (
            ""
            if reading.can_read_pictures()
            else "La lecture des photos est éteinte sur cette machine."
        )
        return Verification(Verdict.UNREADABLE, note=note)
    return Verification(Verdict.UNKNOWN)
