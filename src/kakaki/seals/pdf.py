"""Read the PDF that people send, within limits, and say what they prove.

What a PDF says to a machine and what it shows to a reader may differ: a picture laid over the
words, a font that draws a 9 for a 1, a form filled in. So only the very file that a ministry gave
out is believed by its words; any other is also read by eye, as a photo is.
"""

from dataclasses import replace

from kakaki.kernel.errors import InvalidInputError
from kakaki.seals import papers, pictures, reading, verification
from kakaki.seals.contracts import Verification
from kakaki.seals.engine import reference
from kakaki.seals.engine.verdicts import Verdict

MOST_WORDS = 100_000  # characters
FEW_WORDS = 8  # A PDF with fewer is made of pictures.
_CONFIRMED = {Verdict.AUTHENTIC, Verdict.SUPERSEDED}


def verify_pdf(content: bytes) -> Verification:
    """Say what a PDF proves.

    Raises InvalidInputError for one that is broken, closed, too long or too heavy to read, and
    UnavailableError when too many are being read.
    """
    pages = reading.pages_of_pdf(content)
    sealed = pictures.sealed_by([code for codes in pages.codes for code in codes])
    if sealed is not None and sealed.verdict is Verdict.IMITATED_SEAL:
        return sealed
    for number in dict.fromkeys(reference.found_in(pages.words)):
        if papers.is_kept(number, content):
            found = verification.verify_reference(number)
            # Nothing is left to compare, but a text no longer in force still says why.
            return replace(found, note="") if found.verdict is Verdict.AUTHENTIC else found
    if len(pages.words) > MOST_WORDS:
        raise InvalidInputError("too many words", advice="Ce PDF contient trop de texte.")
    if len(pages.words.split()) < FEW_WORDS:
        return pictures.verify_page(pages)
    read = verification.verify_text(pages.words)
    if sealed is not None and read.reference != sealed.reference:
        return replace(sealed, verdict=Verdict.SEAL_ON_OTHER_TEXT, note="")
    if read.verdict in {Verdict.ALTERED, Verdict.SEAL_ON_OTHER_TEXT}:
        return read
    if read.verdict in _CONFIRMED:
        return _seen_too(pages, read)
    return pictures.together(sealed, read, pages.words)


def _seen_too(pages: reading.Pages, read: Verification) -> Verification:
    """Return what the words prove when the page shows them too, or else a call to compare."""
    written = "Les mots écrits dans ce fichier sont ceux du texte officiel."
    doubt = replace(read, verdict=Verdict.TO_COMPARE, note=written)
    if pages.has_form or len(pages.shown) < pages.count or not reading.can_read_pictures():
        return doubt
    seen = verification.verify_text(reading.words_in(*pages.shown))
    if seen.reference != read.reference:
        return doubt
    if seen.verdict in _CONFIRMED:
        return read
    note = "Ceux ci-dessous ont été lus à l’œil de la machine, qui se trompe parfois."
    return replace(doubt, note=f"{written} {note}", differences=seen.differences[:12])
