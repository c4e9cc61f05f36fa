"""The words of a Word file are added to a text, and replace nothing."""

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.sites.engine.test_word import a_file, paragraph, run

from kakaki.sites.drafts import draft_text


def word_file(body: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("texte.docx", a_file(body))


def test_the_words_come_after_those_that_are_there(health):
    page = health.draft(body="Déjà là.").page_id
    browser = health.client()
    address = f"/bureau/textes/{page}/word/"
    assert "Fichier Word" in browser.get(address).content.decode()
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    sent = word_file(paragraph(run("Où aller"), "Heading1") + paragraph(run("À Bilmari.") + note))
    answer = browser.post(address, {"file": sent}, follow=True)
    assert "sans les notes de bas de page" in answer.content.decode()
    assert draft_text(page).body == "Déjà là.\n\n## Où aller\n\nÀ Bilmari."


def test_a_text_without_a_title_takes_that_of_the_file(health):
    page = health.draft("", body="").page_id
    sent = word_file(paragraph(run("Soins gratuits"), "Title") + paragraph(run("Dès lundi.")))
    health.client().post(f"/bureau/textes/{page}/word/", {"file": sent})
    assert draft_text(page).title == "Soins gratuits"


def test_what_is_no_word_file_is_refused_beside_the_field(health):
    page = health.draft().page_id
    sent = SimpleUploadedFile("texte.docx", b"%PDF-1.4")
    answer = health.client().post(f"/bureau/textes/{page}/word/", {"file": sent})
    assert answer.status_code == 422
    assert "ne peut pas être lu" in answer.content.decode()


def test_the_text_of_another_ministry_does_not_exist(health, education):
    page = health.draft(body="À nous.").page_id
    address = f"/bureau/textes/{page}/word/"
    assert education.client().get(address).status_code == 404
    sent = word_file(paragraph(run("Pris.")))
    assert education.client().post(address, {"file": sent}).status_code == 404
    assert draft_text(page).body == "À nous."
