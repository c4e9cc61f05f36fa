"""Read the PDF that people send, within limits, and say what they prove.

What a PDF says to a machine and what it shows to a reader may differ: a picture laid over the
words, a font that draws a 9 for a 1, a form filled in. So only the very file that a ministry gave
out is believed by its words; any other is also read by eye, as a photo is.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import Lock

import pypdfium2
from PIL import Image

from kakaki.kernel.errors import InvalidInputError
from kakaki.seals import papers, pictures, verification
from kakaki.seals.contracts import Verification
from kakaki.seals.engine import reference
from kakaki.seals.engine.verdicts import Verdict

MOST_PAGES = 20
MOST_PAGES_SEEN = 4  # A page read by eye takes a second or two.
MOST_WORDS = 100_000  # characters
LONG_EDGE = 2200  # pixels of a page as it is read by eye: about 190 to the inch on A4.
_one_at_a_time = Lock()  # PDFium keeps its state in global variables.
_CONFIRMED = {Verdict.AUTHENTIC, Verdict.SUPERSEDED}


@dataclass(frozen=True, slots=True)
class _Pages:
    """The words of a PDF as it gives them, and its pages as it shows them."""

    words: str
    shown: list[Image.Image]
    count: int
    has_form: bool


@contextmanager
def _opened(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _one_at_a_time:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            locked = "password" in str(error).lower()
            advice = "Ce PDF est fermé par un mot de passe. Envoyez une photo de la page."
            broken = "Ce PDF ne peut pas être lu. Envoyez une photo de la page."
            raise InvalidInputError(str(error), advice=advice if locked else broken) from error
        try:
            yield document
        finally:
            document.close()


def _read(content: bytes) -> _Pages:
    with _opened(content) as document:
        count = len(document)
        if not 0 < count <= MOST_PAGES:
            advice = f"Ce PDF a {count} pages : {MOST_PAGES} au plus."
            raise InvalidInputError(f"{count} pages", advice=advice)
        try:
            has_form = document.get_formtype() != pypdfium2.raw.FORMTYPE_NONE
            words: list[str] = []
            shown: list[Image.Image] = []
            for number in range(count):
                page = document[number]
                words.append(page.get_textpage().get_text_bounded())
                if number < MOST_PAGES_SEEN or number == count - 1:
                    scale = min(4.0, LONG_EDGE / max(1.0, *page.get_size()))
                    shown.append(page.render(scale=scale).to_pil().convert("L"))
        except (pypdfium2.PdfiumError, ValueError, OSError) as error:
            raise InvalidInputError(
                str(error), advice="Ce PDF ne peut pas être lu. Envoyez une photo de la page."
            ) from error
    # PDFium marks with U+FFFE the hyphen that a line's end put into a word.
    return _Pages("\n".join(words).replace("\ufffe", "-\n"), shown, count, has_form)


def verify_pdf(content: bytes) -> Verification:
    """Say what a PDF proves; raise InvalidInputError for one that is broken, closed or too long."""
    pages = _read(content)
    codes = [code for page in pages.shown for code in pictures.codes_in(page, patient=False)]
    sealed = pictures.sealed_by(codes)
    if sealed is not None and sealed.verdict is Verdict.IMITATED_SEAL:
        return sealed
    for number in dict.fromkeys(reference.found_in(pages.words)):
        if papers.is_kept(number, content):
            found = verification.verify_reference(number)
            # Nothing is left to compare, but a text no longer in force still says why.
            return replace(found, note="") if found.verdict is Verdict.AUTHENTIC else found
    if len(pages.words) > MOST_WORDS:
        raise InvalidInputError("too many words", advice="Ce PDF contient trop de texte.")
    if len(pages.words.split()) < 8:
        return pictures.verify_page(pages.shown[0])
    read = verification.verify_text(pages.words)
    if sealed is not None and read.reference != sealed.reference:
        return replace(sealed, verdict=Verdict.SEAL_ON_OTHER_TEXT, note="")
    if read.verdict in {Verdict.ALTERED, Verdict.SEAL_ON_OTHER_TEXT}:
        return read
    if read.verdict in _CONFIRMED:
        return _seen_too(pages, read)
    return pictures.together(sealed, read, pages.words)


def _seen_too(pages: _Pages, read: Verification) -> Verification:
    """Return what the words prove when the page shows them too, or else a call to compare."""
    doubt = replace(read, verdict=Verdict.TO_COMPARE, note="")
    if pages.has_form or pages.count > MOST_PAGES_SEEN or not pictures.can_read_pictures():
        return doubt
    seen = verification.verify_text("\n".join(map(pictures.words_in, pages.shown)))
    if seen.reference != read.reference:
        return doubt
    if seen.verdict in _CONFIRMED:
        return read
    note = "Les mots ci-dessous ont été lus à l’œil de la machine, qui se trompe parfois."
    return replace(doubt, note=note, differences=seen.differences[:12])
