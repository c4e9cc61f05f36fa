"""The PDF of an official text: what it says, that it verifies, and that it is made once."""

import io
import re
import sys

import pypdfium2
import pytest
import zxingcpp
from django.urls import resolve
from tests.sites.conftest import a_unit
from tests.sites.test_publication import clarification

from kakaki.seals import facade as seals
from kakaki.seals.engine.verdicts import Verdict
from kakaki.seals.models import Seal
from kakaki.seals.pdf import verify_pdf
from kakaki.seals.reader import codes_in
from kakaki.seals.verification import verify_text
from kakaki.sites import facade as sites
from kakaki.sites import health as signs_of_sites
from kakaki.sites import paper

LONG = "\n\n".join(
    f"Le centre de santé numéro {number} de Bilmari accueille les enfants et leurs familles tous "
    f"les jours de la semaine, de 8 h à 16 h, et fournit gratuitement {number * 1250} doses."
    for number in range(1, 30)
)


def address(unit, page_id: int) -> str:
    return f"{sites.page(page_id).url.rstrip('/')}.pdf"


def pdf_of(unit, page_id: int) -> bytes:
    answer = unit.visitor().get(address(unit, page_id))
    assert answer.status_code == 200
    return answer.content


def words(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    found = "\n".join(page.get_textpage().get_text_bounded() for page in pages)
    return found.replace("\ufffe", "-\n")


def test_the_page_of_a_communique_leads_to_its_pdf_and_no_other_file_is_hidden(health):
    page_id = health.published()
    shown = health.visitor().get(sites.page(page_id).url).content.decode()
    (link,) = re.findall(r'<a href="([^"]+\.pdf)">Télécharger en PDF</a>', shown)
    answer = health.visitor().get(link)
    assert answer.headers["Content-Type"] == "application/pdf"
    reference = sites.page(page_id).reference
    assert answer.headers["Content-Disposition"].endswith(f'-{reference}.pdf"')
    assert answer.content.startswith(b"%PDF-")


def test_the_pdf_says_who_speaks_when_and_how_to_verify(health, settings):
    content = pdf_of(health, health.published("Soins gratuits à Bilmari"))
    text = " ".join(words(content).split())
    reference = sites.pages_for(health.id)[0].reference
    for said in (
        settings.KAKAKI_GOVERNMENT.upper(),
        "Ministère sante",
        "Tassara, le 24 novembre 2026",
        "Soins gratuits à Bilmari",
        "Aïssa Goumar",
        seals.shown_reference(reference),
        "Vérifiez sur localhost:8000/verifier",
        "Page 1 sur 1",
    ):
        assert said in text


def test_the_pdf_verifies_as_authentic_by_its_bytes_and_by_its_words(health):
    page_id = health.published(body=LONG)
    content = pdf_of(health, page_id)
    reference = sites.page(page_id).reference
    found = verify_pdf(content)
    assert (found.verdict, found.reference) == (Verdict.AUTHENTIC, reference)
    assert len(pypdfium2.PdfDocument(content)) > 1
    by_words = verify_text(words(content))
    assert (by_words.verdict, by_words.reference) == (Verdict.AUTHENTIC, reference)
    assert by_words.differences == ()


def test_a_copy_saved_again_by_another_program_is_never_accused(health):
    page_id = health.published(body=LONG[:900])
    copy = io.BytesIO()
    pypdfium2.PdfDocument(pdf_of(health, page_id)).save(copy)
    found = verify_pdf(copy.getvalue())
    assert found.verdict in {Verdict.AUTHENTIC, Verdict.TO_COMPARE}
    assert found.reference == sites.page(page_id).reference


@pytest.mark.parametrize("where", ["/media/documents/a.pdf", "/documents/3/a.pdf"])
def test_the_files_that_somebody_put_online_keep_their_addresses(where):
    assert resolve(where).url_name != "paper"
    assert resolve("/communiques/a.pdf").url_name == "paper"


def test_the_seal_of_the_pdf_is_read_and_measures_forty_millimetres(health):
    page_id = health.published()
    page = pypdfium2.PdfDocument(pdf_of(health, page_id))[0]
    width, height = page.get_size()
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (210, 297)
    image = page.render(scale=3).to_pil().convert("L")
    seal = Seal.objects.get(reference=sites.page(page_id).reference)
    (code,) = codes_in(image)
    assert seals.verify_qr(code).reference == seal.reference
    (found,) = zxingcpp.read_barcodes(image)
    corners = found.position
    side = (corners.top_right.x - corners.top_left.x) / 3 / 72 * 25.4
    assert 38.5 <= side <= 41


def test_long_words_are_cut_as_french_cuts_them_and_still_verify(health):
    body = " ".join(["L’anticonstitutionnalité des réglementations interministérielles"] * 12)
    page_id = health.published(body=f"{body}.")
    content = pdf_of(health, page_id)
    assert re.search(
        r"(régle|réglemen|intermi|interministé|constitu|constitution)[-‐]\s*\n", words(content)
    )
    assert verify_text(words(content)).verdict is Verdict.AUTHENTIC


def test_the_pdf_is_made_once_and_kept(health):
    page_id = health.published()
    first = pdf_of(health, page_id)
    assert seals.kept_paper(sites.page(page_id).reference) == first
    answer = health.visitor().get(address(health, page_id))
    assert answer.content == first
    again = health.visitor().get(
        address(health, page_id), headers={"if-none-match": answer.headers["ETag"]}
    )
    assert again.status_code == 304


def test_a_withdrawn_text_has_no_pdf_and_leads_to_the_page_that_says_why(health):
    page_id = health.published()
    content = pdf_of(health, page_id)
    sites.withdraw_page(page_id=page_id, reason="Erreur de date.", actor_id=health.head.pk)
    page = sites.page(page_id)
    assert "Télécharger en PDF" not in health.visitor().get(page.url).content.decode()
    answer = health.visitor().get(address(health, page_id))
    assert answer.status_code == 302
    assert page.url.endswith(answer.headers["Location"])
    # The file that somebody kept says that its text is no longer in force.
    found = verify_pdf(content)
    assert found.verdict is Verdict.SUPERSEDED
    assert "Erreur de date." in found.note


def test_what_is_not_published_has_no_pdf(health, education):
    saved = health.draft()
    for where in (sites.page(saved.page_id).url.rstrip("/") + ".pdf", "/rien.pdf", "/.pdf"):
        assert health.visitor().get(where).status_code == 404
    ours = address(health, health.published())
    path = "/" + ours.split("/", 3)[3]
    assert education.visitor().get(path).status_code == 404
    assert health.visitor().post(path).status_code in {403, 405}


def test_a_mise_au_point_has_no_pdf_because_its_seal_does_not_cover_its_sources(health):
    page = clarification(health)
    shown = health.visitor().get(page.url).content.decode()
    assert "Télécharger en PDF" not in shown
    assert health.visitor().get(page.url.rstrip("/") + ".pdf").status_code == 404


def test_a_name_that_looks_like_markup_is_printed_as_it_is(cabinet):
    unit = a_unit("interieur", name="Ministère <b>de l’Intérieur</b> & co")
    page_id = unit.published("Titre <script>alert(1)</script>")
    text = " ".join(words(pdf_of(unit, page_id)).split())
    assert "<b>de l’Intérieur</b> & co" in text
    assert "<script>alert(1)</script>" in text


def test_the_doctor_tells_whether_texts_are_given_as_pdf(db):
    (sign,) = signs_of_sites.signs()
    assert (sign.code, sign.level) == ("paper", "good")


@pytest.fixture
def without_pango(monkeypatch):
    """Make WeasyPrint as it is on a machine without Pango: it cannot be imported."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    paper.can_print.cache_clear()
    yield
    monkeypatch.undo()
    paper.can_print.cache_clear()


def test_without_the_system_library_the_link_is_absent_and_the_doctor_says_so(
    health, without_pango
):
    page_id = health.published()
    shown = health.visitor().get(sites.page(page_id).url).content.decode()
    assert "Télécharger en PDF" not in shown
    assert health.visitor().get(address(health, page_id)).status_code == 404
    (sign,) = signs_of_sites.signs()
    assert sign.level == "warning"
    assert "libpango" in sign.advice
