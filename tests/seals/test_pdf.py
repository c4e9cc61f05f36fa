"""What a PDF proves: by its very bytes, or by its words when its pages show the same ones."""

import io
from dataclasses import replace

import pypdfium2
import pytest
from tests.seals.paper import photo_of, printed, sent
from tests.seals.samples import UNRELATED, VACCINE, WATER
from weasyprint import HTML

from kakaki.kernel.errors import InvalidInputError
from kakaki.seals import papers
from kakaki.seals.engine.verdicts import Verdict
from kakaki.seals.pdf import verify_pdf
from kakaki.seals.reader import MOST_PAGES

CONFIRMED = {Verdict.AUTHENTIC, Verdict.SUPERSEDED}


def with_changes(document, official, received):
    parts = tuple(part.replace(official, received) for part in document.paragraphs)
    assert parts != document.paragraphs
    return replace(document, paragraphs=parts)


def test_the_words_of_a_pdf_that_shows_them_are_authentic(vaccine):
    found = verify_pdf(printed(VACCINE, vaccine.reference))
    assert found.verdict in {Verdict.AUTHENTIC, Verdict.TO_COMPARE}
    assert found.reference == vaccine.reference


def test_the_very_file_that_was_given_out_is_authentic(vaccine):
    content = printed(VACCINE, vaccine.reference)
    papers.keep_paper(vaccine.reference, content)
    assert verify_pdf(content).verdict is Verdict.AUTHENTIC
    # One more byte makes another file, whose words still speak for it.
    assert verify_pdf(content + b"\n").reference == vaccine.reference


@pytest.mark.parametrize(
    ("official", "received", "shown"),
    [
        ("12 500", "12 600", "12 500"),
        ("n’est pas obligatoire", "est obligatoire", "n’est pas"),
        ("C’est faux.", "", "C’est faux"),
    ],
)
def test_an_altered_pdf_with_its_true_seal_shows_what_was_changed(
    vaccine, official, received, shown
):
    false = with_changes(VACCINE, official, received)
    found = verify_pdf(printed(false, vaccine.reference))
    assert (found.verdict, found.reference) == (Verdict.ALTERED, vaccine.reference)
    assert shown in found.differences[0].official


def test_a_picture_laid_over_the_true_words_is_never_authentic(vaccine, tmp_path):
    false = photo_of(printed(with_changes(VACCINE, "12 500", "72 500"), vaccine.reference), 1800)
    (tmp_path / "page.png").write_bytes(sent(false))
    words = "".join(f"<p>{part}</p>" for part in (VACCINE.title, *VACCINE.paragraphs))
    style = (
        "@page{size:A4;margin:0}img{position:absolute;inset:0;width:210mm}"
        "div{position:absolute;font-size:9pt}"
    )
    cover = f"<style>{style}</style><div>{words}{VACCINE.role}<p>{VACCINE.signer}</div>"
    cover += f"<img src='{(tmp_path / 'page.png').as_uri()}'>"
    content = HTML(string=cover).write_pdf()
    text = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_bounded()
    assert "12 500" in text.replace("\u202f", " ")
    assert "72 500" not in text
    found = verify_pdf(content)
    assert found.verdict is Verdict.TO_COMPARE or found.verdict is Verdict.ALTERED
    assert found.verdict not in CONFIRMED


def test_a_form_that_could_hide_the_words_is_to_be_compared(vaccine):
    fields = "<form><input type='text' name='a' value='72 500'></form>"
    page = "".join(f"<p>{part}</p>" for part in (VACCINE.title, *VACCINE.paragraphs, VACCINE.role))
    content = HTML(string=f"{page}<p>{VACCINE.signer}</p>{fields}").write_pdf(pdf_forms=True)
    assert verify_pdf(content).verdict not in CONFIRMED


def test_a_true_seal_in_a_pdf_of_other_words_is_told(vaccine, water):
    for document in (WATER, replace(WATER, title="Prix du riz", paragraphs=(UNRELATED,))):
        found = verify_pdf(printed(document, vaccine.reference))
        assert (found.verdict, found.title) == (Verdict.SEAL_ON_OTHER_TEXT, VACCINE.title)


def test_a_pdf_made_of_pictures_is_read_as_photos_are(vaccine):
    out = io.BytesIO()
    photo_of(printed(VACCINE, vaccine.reference), 1800).save(out, "PDF")
    found = verify_pdf(out.getvalue())
    assert found.reference == vaccine.reference
    assert found.verdict in {Verdict.AUTHENTIC, Verdict.GENUINE_SEAL}


def of_pages(count: int) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(count):
        document.new_page(200, 200)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_pdf_of_five_hundred_pages_is_refused_with_its_number_of_pages(db):
    with pytest.raises(InvalidInputError) as refused:
        verify_pdf(of_pages(500))
    assert refused.value.advice() == f"Ce PDF a 500 pages : {MOST_PAGES} au plus."


def test_a_pdf_without_words_is_unreadable(db):
    assert verify_pdf(of_pages(1)).verdict is Verdict.UNREADABLE


LOCKED = b"""%%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>endobj
trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]/Size 5>>
%%%%EOF""" % (b"41" * 32, b"42" * 32)


def test_a_pdf_closed_by_a_password_says_so(db):
    with pytest.raises(InvalidInputError) as refused:
        verify_pdf(LOCKED)
    assert "mot de passe" in refused.value.advice()


def test_a_broken_pdf_is_refused_in_plain_words(db, vaccine):
    whole = printed(VACCINE, vaccine.reference)
    for broken in (b"%PDF-1.7\nThis is no PDF.", b"%PDF-", whole[:600]):
        with pytest.raises(InvalidInputError) as refused:
            verify_pdf(broken)
        assert "ne peut pas être lu" in refused.value.advice()


def test_the_first_file_kept_stays_and_only_a_reference_names_one(vaccine):
    assert papers.kept_paper(vaccine.reference) is None
    assert papers.keep_paper(vaccine.reference, b"one") == b"one"
    assert papers.keep_paper(vaccine.reference, b"two") == b"one"
    assert papers.is_kept(vaccine.reference, b"one")
    assert not papers.is_kept(vaccine.reference, b"two")
    with pytest.raises(InvalidInputError):
        papers.kept_paper("../keys/a")
