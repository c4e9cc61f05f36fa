"""A photo comes in pieces, once, to its own ministry; a cut, a trap or a full disk loses nothing."""

import errno
import hashlib
import io
import json
import os
import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture
from tests.sites.conftest import a_member
from wagtail.images.models import Image

from kakaki.kernel import clock
from kakaki.sites import facade as sites
from kakaki.sites import photos, selectors
from kakaki.sites.drafts import draft_text
from kakaki.sites.models import PhotoUpload

PHOTOS = "/bureau/textes/photos/"
SHOWN = "La ministre coupe le ruban devant le centre de santé"


def a_photo(width: int = 1200, height: int = 900) -> bytes:
    """Return a photo that needs three pieces or more."""
    out = io.BytesIO()
    Picture.effect_noise((width, height), 60).convert("RGB").save(out, "JPEG", quality=60)
    return out.getvalue()


@pytest.fixture(scope="module")
def photo() -> bytes:
    content = a_photo()
    assert len(content) > 3 * photos.PIECE
    return content


def begin(browser, content: bytes, number: str | None = None, **given: object):
    data = {
        "id": number or str(uuid.uuid4()),
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "name": "IMG_0012.jpg",
        "alternative": SHOWN,
        "caption": "Bilmari, lundi.",
    } | given
    return browser.post(
        PHOTOS, json.dumps(data), content_type="application/json", HTTP_ACCEPT="application/json"
    )


def put(browser, number: str, start: int, piece: bytes):
    return browser.put(
        f"{PHOTOS}{number}/?depuis={start}",
        piece,
        content_type="application/octet-stream",
        HTTP_ACCEPT="application/json",
    )


def asked(browser, number: str):
    return browser.get(f"{PHOTOS}{number}/", HTTP_ACCEPT="application/json")


def send(browser, content: bytes, **given: object) -> str:
    number = begin(browser, content, **given).json()["id"]
    for start in range(0, len(content), photos.PIECE):
        answer = put(browser, number, start, content[start : start + photos.PIECE])
        assert answer.status_code == 200, answer.content
    return number


def test_a_photo_sent_in_pieces_becomes_a_picture_of_the_ministry(health, photo):
    number = send(health.client(), photo)
    image = Image.objects.get()
    assert image.collection_id == health.profile.collection_id
    assert image.title == SHOWN
    assert asked(health.client(), number).json()["done"] is True
    assert image.file.open().read() == photo


def test_a_cut_takes_up_where_it_was_and_the_same_piece_twice_changes_nothing(health, photo):
    browser = health.client()
    number = begin(browser, photo).json()["id"]
    assert put(browser, number, 0, photo[: photos.PIECE]).json()["received"] == photos.PIECE
    assert put(browser, number, 0, photo[: photos.PIECE]).json()["received"] == photos.PIECE
    later = health.client()
    received = asked(later, number).json()["received"]
    while received < len(photo):
        piece = photo[received : received + photos.PIECE]
        received = put(later, number, received, piece).json()["received"]
    last = put(later, number, len(photo) - 10, photo[-10:])
    assert last.json()["done"] is True
    assert Image.objects.count() == 1


def test_a_piece_that_would_leave_a_hole_or_go_past_the_end_is_refused(health, photo):
    browser = health.client()
    number = begin(browser, photo).json()["id"]
    assert put(browser, number, 10, photo[10:20]).status_code == 409
    assert put(browser, number, 0, photo[: photos.PIECE + 1]).status_code == 409
    assert put(browser, number, "x", photo[:10]).status_code == 400
    assert asked(browser, number).json()["received"] == 0


def test_a_beginning_whose_answer_was_lost_begins_nothing_twice(health, photo):
    browser = health.client()
    number = begin(browser, photo).json()["id"]
    put(browser, number, 0, photo[: photos.PIECE])
    assert begin(browser, photo, number).json()["received"] == photos.PIECE
    assert begin(browser, photo + b"x", number).status_code == 409
    assert PhotoUpload.objects.count() == 1


def test_the_photo_stands_where_its_line_is_and_is_published(health, photo):
    number = send(health.client(), photo)
    body = f"Le centre rouvre.\n\n{{{{bloc:{number}}}}}\n\nIl a 24 lits."
    page_id = health.published(body=body)
    assert draft_text(page_id).body == body
    shown = health.visitor().get(sites.page(page_id).url).content.decode()
    assert f'alt="{SHOWN}"' in shown
    assert "Bilmari, lundi." in shown


def test_a_line_taken_away_and_put_back_brings_the_photo_back(health, photo):
    number = send(health.client(), photo)
    with_photo = f"Le centre rouvre.\n\n{{{{bloc:{number}}}}}"
    saved = health.draft(body=with_photo)
    without = health.draft(page_id=saved.page_id, base_version=saved.version, body="Rien.")
    health.draft(page_id=saved.page_id, base_version=without.version, body=with_photo)
    version = selectors.newest(selectors.official_page(saved.page_id))
    assert [one["alternative"] for one in selectors.pictures_of(version)] == [SHOWN]


def test_the_editor_shows_the_small_picture_and_what_it_shows(health, photo):
    number = send(health.client(), photo)
    saved = health.draft(body=f"Le centre rouvre.\n\n{{{{bloc:{number}}}}}")
    shown = health.client().get(f"/bureau/textes/{saved.page_id}/").content.decode()
    assert f'data-photo="{number}"' in shown
    assert "/media/images/" in shown
    assert SHOWN in shown


def test_the_photo_of_another_ministry_does_not_exist(health, education, photo):
    number = begin(health.client(), photo).json()["id"]
    other = education.client()
    assert asked(other, number).status_code == 404
    assert put(other, number, 0, photo[:10]).status_code == 404
    assert begin(other, photo, number).status_code == 404
    assert asked(health.client(), number).json()["received"] == 0


def test_the_photo_that_a_colleague_began_does_not_exist(health, photo):
    number = begin(health.client(), photo).json()["id"]
    colleague = health.client(a_member(health.id, "redacteur"))
    assert asked(colleague, number).status_code == 404


def test_a_photo_is_not_begun_for_the_text_or_the_name_of_another_ministry(
    health, education, photo
):
    page = health.draft().page_id
    assert begin(education.client(), photo, page=page).status_code == 404
    assert begin(education.client(), photo, ministry="sante").status_code == 403
    assert not PhotoUpload.objects.exists()


def test_the_line_of_a_photo_of_another_ministry_shows_nothing(health, education, photo):
    number = send(health.client(), photo)
    saved = education.draft(body=f"Chez nous.\n\n{{{{bloc:{number}}}}}")
    version = selectors.newest(selectors.official_page(saved.page_id))
    assert selectors.pictures_of(version) == []


def test_somebody_who_may_not_write_sends_no_photo(health, photo, client):
    nobody = health.client(a_member(health.id, "operateur"))
    assert begin(nobody, photo).status_code == 403
    assert begin(client, photo).status_code == 401
    assert put(client, str(uuid.uuid4()), 0, b"x").status_code == 401


def test_words_in_place_of_a_photo_are_required_and_bounded(health, photo):
    assert begin(health.client(), photo, alternative=" ").status_code == 400
    assert begin(health.client(), photo, alternative="x" * 171).status_code == 400
    assert begin(health.client(), photo, size=0).status_code == 400
    assert begin(health.client(), photo, size=9_000_000).status_code == 400
    assert begin(health.client(), photo, sha256="../../etc").status_code == 400
    assert begin(health.client(), photo, number="pas un numéro").status_code == 400


def test_what_is_no_photo_is_refused_in_french_and_leaves_no_trace(health):
    browser, content = health.client(), b"%PDF-1.4 not a photo"
    number = begin(browser, content).json()["id"]
    answer = put(browser, number, 0, content)
    assert answer.status_code == 400
    assert "n’est pas une photo" in answer.json()["advice"]
    assert asked(browser, number).status_code == 404
    assert not Image.objects.exists()


def test_a_photo_that_arrives_damaged_begins_again(health, photo):
    browser = health.client()
    content = photo[: photos.PIECE]
    number = begin(browser, content).json()["id"]
    answer = put(browser, number, 0, b"\x00" * len(content))
    assert answer.status_code == 409
    assert "repart du début" in answer.json()["advice"]
    assert begin(browser, content, number).json()["received"] == 0


def test_one_person_does_not_fill_the_disk_of_all(health, photo, monkeypatch):
    monkeypatch.setattr(photos, "MOST_A_DAY", 2)
    browser = health.client()
    begin(browser, photo)
    begin(browser, photo)
    refused = begin(browser, photo)
    assert refused.status_code == 403
    assert "demain" in refused.json()["advice"]
    assert begin(health.client(health.head), photo).status_code == 200
    with clock.held_at(clock.now() + timedelta(hours=25)):
        assert begin(health.client(), photo).status_code == 200


def test_a_full_disk_is_said_in_french_and_loses_nothing(health, photo, monkeypatch):
    browser = health.client()
    number = begin(browser, photo).json()["id"]
    put(browser, number, 0, photo[: photos.PIECE])

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "pwrite", full)
        answer = put(browser, number, photos.PIECE, photo[photos.PIECE : photos.PIECE * 2])
        assert answer.status_code == 507
        assert "plus de place" in answer.json()["advice"]
    assert asked(browser, number).json()["received"] == photos.PIECE


def test_a_photo_that_never_came_is_forgotten_after_seven_days(health, photo):
    browser = health.client()
    number = begin(browser, photo).json()["id"]
    put(browser, number, 0, photo[: photos.PIECE])
    whole = send(browser, photo)
    with clock.held_at(clock.now() + timedelta(days=6)):
        assert photos.forget_unfinished_photos() == 0
    with clock.held_at(clock.now() + timedelta(days=8)):
        assert photos.forget_unfinished_photos() == 1
    assert [str(one.pk) for one in PhotoUpload.objects.all()] == [whole]
    assert list((photos._file_of(uuid.uuid4()).parent).iterdir()) == []


def test_a_plain_form_without_script_does_the_same(health, photo):
    page = health.draft(body="Le centre rouvre.").page_id
    browser = health.client()
    address = f"/bureau/textes/{page}/photo/"
    assert "Bon exemple" in browser.get(address).content.decode()
    file = SimpleUploadedFile("IMG_0012.jpg", photo, "image/jpeg")
    answer = browser.post(address, {"photo": file, "alternative": SHOWN}, follow=True)
    assert "Photo ajoutée" in answer.content.decode()
    version = selectors.newest(selectors.official_page(page))
    assert [one["alternative"] for one in selectors.pictures_of(version)] == [SHOWN]


def test_the_plain_form_says_what_is_wrong_beside_the_field(health):
    page = health.draft().page_id
    browser = health.client()
    file = SimpleUploadedFile("photo.heic", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00")
    answer = browser.post(f"/bureau/textes/{page}/photo/", {"photo": file, "alternative": SHOWN})
    assert answer.status_code == 422
    assert "Le plus compatible" in answer.content.decode()
    answer = browser.post(f"/bureau/textes/{page}/photo/", {"alternative": ""})
    assert "Dites ce que montre la photo" in answer.content.decode()


def test_the_plain_form_of_another_ministry_does_not_exist(health, education, photo):
    page = health.draft().page_id
    address = f"/bureau/textes/{page}/photo/"
    assert education.client().get(address).status_code == 404
    file = SimpleUploadedFile("x.jpg", photo, "image/jpeg")
    answer = education.client().post(address, {"photo": file, "alternative": SHOWN})
    assert answer.status_code == 404
    assert not Image.objects.exists()
