"""A draft is shown to an outsider by a link that ends, and by nothing else."""

import hashlib
from datetime import timedelta

import pytest
from django.test import Client
from tests.sites.conftest import a_member
from tests.sites.test_isolation import a_document, a_picture

from kakaki.audit import facade as audit
from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError, RefusedError
from kakaki.sites import facade as sites
from kakaki.sites import holding
from kakaki.sites.models import PreviewLink, TextPage
from kakaki.sites.sharing import links

PHONE = "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36"


def outsider() -> Client:
    return Client(HTTP_HOST="localhost:8000", HTTP_USER_AGENT=PHONE)


def a_link(unit, page_id: int, **fields) -> tuple[PreviewLink, str]:
    link, token = links.make_link(page_id=page_id, actor_id=unit.writer.pk, **fields)
    return link, f"/projet/{token}/"


def text_of(answer) -> str:
    return answer.content.decode()


def actions(unit) -> list[str]:
    return [line.action for line in audit.lines(ministry_ids=[unit.id])]


def test_one_click_makes_a_link_that_shows_the_draft_for_three_days(health):
    number = health.draft("Projet de décret").page_id
    address = f"/bureau/textes/{number}/montrer/"
    shown = text_of(health.client().post(address, {"days": "3", "for_whom": "le ministre"}))
    token = shown.split("/projet/")[1].split("/")[0]
    answer = outsider().get(f"/projet/{token}/")
    assert "<h1>Projet de décret</h1>" in text_of(answer)
    assert "Projet — ne pas diffuser" in text_of(answer)
    assert "Dernier changement" in text_of(answer)
    link = PreviewLink.objects.get()
    assert link.ends_at - link.made_at == timedelta(days=3)
    assert token not in text_of(health.client().get(address))


def test_only_the_hash_of_the_token_is_kept(health):
    link, address = a_link(health, health.draft().page_id)
    token = address.split("/")[2]
    assert len(token) == 43
    assert link.token_hash == hashlib.sha256(token.encode()).hexdigest()
    assert token not in str(vars(link))


def test_the_draft_is_shown_as_it_stands_and_bears_no_seal(health):
    number = health.published("Soins gratuits")
    version = sites.page(number).version
    saved = health.draft("Soins payants", page_id=number, base_version=version)
    _, address = a_link(health, number)
    assert "Soins payants" in text_of(outsider().get(address))
    health.draft("Soins à moitié prix", page_id=number, base_version=saved.version)
    shown = text_of(outsider().get(address))
    assert "Soins à moitié prix" in shown
    assert 'class="seal"' not in shown
    assert "ld+json" not in shown


def test_the_page_is_kept_by_nobody_found_by_nobody_and_framed_by_nobody(health):
    _, address = a_link(health, health.draft().page_id)
    answer = outsider().get(address)
    assert "noindex" in answer["X-Robots-Tag"]
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "DENY"
    assert "X-Kakaki-Tags" not in answer


def test_openings_are_counted_and_machines_see_nothing(health):
    link, address = a_link(health, health.draft("Projet de décret").page_id)
    outsider().get(address)
    outsider().get(address)
    robot = Client(HTTP_HOST="localhost:8000", HTTP_USER_AGENT="WhatsApp/2.23")
    answer = robot.get(address)
    assert answer.status_code == 403
    assert "Projet de décret" not in text_of(answer)
    outsider().head(address)
    link.refresh_from_db()
    assert link.opened == 2
    assert "Ouvert 2 fois" in text_of(
        health.client().get(f"/bureau/textes/{link.page_id}/montrer/")
    )


def test_a_link_that_is_over_or_closed_says_so_and_shows_nothing(health, monkeypatch):
    number = health.draft("Projet de décret").page_id
    _, address = a_link(health, number, days=1)
    later = clock.now() + timedelta(days=1, seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    answer = outsider().get(address)
    assert answer.status_code == 410
    assert "il est fini" in text_of(answer)
    assert "Projet de décret" not in text_of(answer)
    second, address = a_link(health, number)
    health.client().post(f"/bureau/textes/{number}/montrer/{second.pk}/fermer/")
    links.revoke_link(link_id=second.pk, page_id=number, actor_id=health.writer.pk)
    answer = outsider().get(address)
    assert answer.status_code == 410
    assert "a été fermé" in text_of(answer)
    assert actions(health).count("sites.link_revoked") == 1
    assert actions(health).count("sites.link_made") == 2


def test_after_publication_the_link_leads_to_the_page_and_never_to_a_later_draft(health):
    saved = health.approved("Soins gratuits")
    _, address = a_link(health, saved.page_id)
    sites.publish_text(page_id=saved.page_id, actor_id=health.head.pk)
    page = sites.page(saved.page_id)
    health.draft("Correction secrète", page_id=page.id, base_version=page.version)
    answer = outsider().get(address)
    assert answer.status_code == 302
    assert answer["Location"] == page.url
    assert "Correction secrète" not in text_of(answer)


def test_after_a_withdrawal_the_link_says_so(health):
    number = health.published()
    health.draft("Autre", page_id=number, base_version=sites.page(number).version)
    _, address = a_link(health, number)
    sites.withdraw_page(page_id=number, reason="Erreur", actor_id=health.head.pk)
    answer = outsider().get(address)
    assert answer.status_code == 410
    assert "a été retiré" in text_of(answer)


def test_a_link_ends_with_the_right_of_whoever_made_it(health):
    _, address = a_link(health, health.draft().page_id)
    health.writer.is_active = False
    health.writer.save()
    assert outsider().get(address).status_code == 410


def test_a_text_under_embargo_or_held_is_shown_by_those_who_publish_only(health, cabinet):
    number = health.draft().page_id
    address = f"/bureau/textes/{number}/montrer/"
    until = clock.now() + timedelta(hours=4)
    holding.set_embargo(page_id=number, until=until, actor_id=health.head.pk)
    assert health.client().post(address, {"days": "3"}).status_code == 422
    assert not PreviewLink.objects.exists()
    assert health.client(health.head).post(address, {"days": "3"}).status_code == 200
    other = health.draft("Autre").page_id
    coordinator = a_member(cabinet.id, "cabinet")
    holding.hold(ministry_id=health.id, reason="Deuil", actor_id=coordinator.pk)
    answer = health.client().post(f"/bureau/textes/{other}/montrer/", {"days": "3"})
    assert answer.status_code == 422


@pytest.mark.parametrize("waits", ["embargo", "hold"])
def test_what_waits_for_its_moment_closes_the_links_that_writers_made_before(
    health, cabinet, waits
):
    number = health.draft().page_id
    _, by_writer = a_link(health, number)
    _, token = links.make_link(page_id=number, actor_id=health.head.pk)
    if waits == "embargo":
        until = clock.now() + timedelta(hours=4)
        holding.set_embargo(page_id=number, until=until, actor_id=health.head.pk)
    else:
        coordinator = a_member(cabinet.id, "cabinet")
        holding.hold(ministry_id=health.id, reason="Deuil", actor_id=coordinator.pk)
    assert outsider().get(by_writer).status_code == 410
    assert outsider().get(f"/projet/{token}/").status_code == 200


def test_a_link_lasts_as_offered_and_ten_are_enough(health):
    number = health.draft().page_id
    with pytest.raises(InvalidInputError):
        links.make_link(page_id=number, actor_id=health.writer.pk, days=365)
    for _ in range(links.MOST):
        a_link(health, number)
    with pytest.raises(RefusedError):
        a_link(health, number)


def with_files(unit) -> tuple[int, object, object]:
    picture, document = a_picture("Puits", unit), a_document("Projet", unit)
    number = unit.draft().page_id
    page = TextPage.objects.get(pk=number).latest_revision.as_object()
    page.body = [
        {"type": "image", "id": "1", "value": {"image": picture.pk, "alternative": "Un puits"}},
        {"type": "document", "id": "2", "value": {"document": document.pk, "label": "Lire"}},
    ]
    page.save_revision(user=unit.writer)
    return number, picture, document


def test_pictures_and_files_of_the_draft_come_through_the_link_only(health):
    number, picture, document = with_files(health)
    _, address = a_link(health, number)
    shown = text_of(outsider().get(address))
    assert "/media/" not in shown
    assert "/documents/" not in shown
    assert f'src="{address}image/{picture.pk}/640/"' in shown
    answer = outsider().get(f"{address}image/{picture.pk}/640/")
    assert answer["Content-Type"] == "image/webp"
    assert "no-store" in answer["Cache-Control"]
    saved = outsider().get(f"{address}fichier/{document.pk}/")
    assert b"".join(saved.streaming_content) == b"%PDF-1.4"
    assert saved["Content-Disposition"].startswith("attachment")
    assert outsider().get(document.url).status_code == 404


def test_a_link_gives_no_file_but_those_of_its_draft(health, education):
    _, address = a_link(health, health.draft().page_id)
    for unit in (health, education):
        picture, document = a_picture("Autre", unit), a_document("Autre", unit)
        assert outsider().get(f"{address}image/{picture.pk}/640/").status_code == 404
        assert outsider().get(f"{address}fichier/{document.pk}/").status_code == 404
    number, picture, document = with_files(health)
    link, address = a_link(health, number)
    links.revoke_link(link_id=link.pk, page_id=number, actor_id=health.writer.pk)
    assert outsider().get(f"{address}image/{picture.pk}/640/").status_code == 410
    assert outsider().get(f"{address}fichier/{document.pk}/").status_code == 410
    assert outsider().get(f"{address}image/{picture.pk}/9999/").status_code == 410


def test_a_token_that_was_never_given_opens_nothing(health):
    a_link(health, health.draft().page_id)
    assert outsider().get(f"/projet/{'A' * 43}/").status_code == 404
    assert outsider().get("/projet/1/").status_code == 404


def test_another_ministry_a_stopped_person_or_nobody_makes_or_closes_no_link(health, education):
    number = health.draft().page_id
    link, _ = a_link(health, number)
    screen = f"/bureau/textes/{number}/montrer/"
    for person in (education.writer, education.head):
        browser = education.client(person)
        assert browser.get(screen).status_code == 404
        assert browser.post(screen, {"days": "3"}).status_code == 404
        assert browser.post(f"{screen}{link.pk}/fermer/").status_code == 404
    stopped = health.client()
    health.writer.is_active = False
    health.writer.save()
    for browser in (stopped, outsider()):
        assert browser.post(screen, {"days": "3"}).status_code == 302
        assert browser.post(f"{screen}{link.pk}/fermer/").status_code == 302
    assert PreviewLink.objects.get().revoked_at is None
    own = education.draft().page_id
    foreign = f"/bureau/textes/{own}/montrer/{link.pk}/fermer/"
    assert education.client().post(foreign).status_code == 404
    assert PreviewLink.objects.get().revoked_at is None


def test_links_are_forgotten_long_after_their_end(health, monkeypatch):
    a_link(health, health.draft().page_id)
    assert links.forget_links() == 0
    later = clock.now() + timedelta(days=94)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert links.forget_links() == 1
