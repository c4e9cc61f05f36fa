"""The audio version of a text: added by one, heard by another, then by readers."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.sites import sounds
from tests.sites.test_public import read

from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, InvalidInputError, RefusedError
from kakaki.sites import facade as sites
from kakaki.sites.listening import recordings
from kakaki.sites.models import Recording


def added(unit, page: int, content: bytes = b"", **fields: object) -> Recording:
    given = {"reader": "Fati Moussa", "language": "fr", "actor_id": unit.writer.pk} | fields
    return recordings.add_recording(
        page_id=page, content=BytesIO(content or sounds.opus()), **given
    )


def online(unit, page: int, **fields: object) -> Recording:
    one = added(unit, page, **fields)
    recordings.approve_recording(page_id=page, recording_id=one.pk, actor_id=unit.reader.pk)
    return one


def upload(name: str = "voix.opus", content: bytes = b"", **fields: str) -> dict[str, object]:
    file = SimpleUploadedFile(name, content or sounds.opus(), "audio/ogg")
    return {"what": "add", "file": file, "reader": "Fati Moussa", "language": "fr"} | fields


def test_readers_hear_a_text_once_a_second_person_has_listened(health):
    page = health.published()
    url = sites.page(page).url
    one = added(health, page)
    assert "<audio" not in read(health, url)
    assert health.visitor().get(f"/ecouter/{one.pk}.opus").status_code == 404
    with pytest.raises(RefusedError):
        recordings.approve_recording(page_id=page, recording_id=one.pk, actor_id=health.writer.pk)
    recordings.approve_recording(page_id=page, recording_id=one.pk, actor_id=health.reader.pk)
    shown = read(health, url)
    assert 'preload="none"' in shown
    assert "Lu par Fati Moussa" in shown
    assert "1 minute 5 secondes, 1 Ko" in shown
    assert "Télécharger le son" in shown
    answer = health.visitor().get(f"/ecouter/{one.pk}.opus")
    assert (answer.content, answer["Content-Type"]) == (sounds.opus(), "audio/ogg")


@pytest.mark.parametrize(
    ("asked", "status", "start", "end"),
    [
        ("bytes=0-9", 206, 0, 10),
        ("bytes=5-", 206, 5, None),
        ("bytes=-4", 206, -4, None),
        ("bytes=99999-", 416, 0, 0),
        ("lines=1-2", 206, 0, None),
    ],
)
def test_a_telephone_asks_for_a_part(health, asked, status, start, end):
    one = online(health, health.published())
    answer = health.visitor().get(f"/ecouter/{one.pk}.opus", HTTP_RANGE=asked)
    assert answer.status_code == status
    assert answer.content == sounds.opus()[start:end]


def test_the_files_are_behind_their_door(health):
    one = added(health, health.published())
    assert Path(one.file.path).exists()
    assert health.visitor().get(f"/media/{one.file.name}").status_code == 404
    assert health.visitor().get(f"/media//recordings/../{one.file.name}").status_code == 404


def test_a_correction_makes_a_recording_older_and_the_page_says_so(health):
    page = health.published()
    online(health, page)
    with clock.held_at(clock.now() + timedelta(days=1)):
        saved = health.draft(
            body="Autres mots.", page_id=page, base_version=sites.page(page).version
        )
        sites.submit_for_approval(page_id=page, actor_id=health.writer.pk)
        sites.approve(page_id=page, actor_id=health.reader.pk, version=saved.version)
        sites.publish_text(page_id=page, actor_id=health.head.pk, note="Autres mots")
        shown = read(health, sites.page(page).url)
        assert "Lu avant la correction du" in shown
        online(health, page)
        assert "Lu avant la correction" not in read(health, sites.page(page).url)


def test_the_new_one_takes_the_place_of_the_former_of_its_language(health):
    page = health.published()
    first, other = online(health, page), online(health, page, language="ha", reader="Sani")
    online(health, page, reader="Aïcha Bello")
    shown = read(health, sites.page(page).url)
    assert "Aïcha Bello" in shown
    assert "Sani" in shown
    assert "Fati Moussa" not in shown
    assert not Recording.objects.get(pk=first.pk).is_online
    assert Recording.objects.get(pk=other.pk).is_online


def test_a_withdrawn_text_is_no_longer_heard(health):
    page = health.published()
    one = online(health, page)
    sites.withdraw_page(page_id=page, reason="Périmé", actor_id=health.head.pk)
    assert "<audio" not in read(health, sites.page(page).url)
    assert health.visitor().get(f"/ecouter/{one.pk}.opus").status_code == 404


@pytest.mark.parametrize("content", [b"bonjour" * 50, sounds.m4a(handler=b"vide"), sounds.opus(0)])
def test_what_is_no_sound_is_refused_and_nothing_is_kept(health, content):
    page = health.published()
    with pytest.raises(InvalidInputError):
        added(health, page, content)
    answer = health.client().post(f"/bureau/textes/{page}/audio/", upload(content=content))
    assert answer.status_code == 422
    assert not Recording.objects.exists()


def test_a_draft_has_no_recording(health):
    with pytest.raises(ConflictError):
        added(health, health.draft().page_id)


def test_an_officer_sends_one_and_another_puts_it_online_at_the_desk(
    health, django_capture_on_commit_callbacks
):
    page = health.published()
    address = f"/bureau/textes/{page}/audio/"
    writer, reader = health.client(), health.client(health.reader)
    assert writer.post(address, upload()).status_code == 302
    one = Recording.objects.get()
    assert "mettre en ligne" not in writer.get(address).content.decode()
    assert "mettre en ligne" in reader.get(address).content.decode()
    tried = writer.get(f"{address}{one.pk}/")
    assert (tried.status_code, tried["Cache-Control"]) == (200, "private, no-store")
    fields = {"what": "approve", "recording": str(one.pk)}
    assert writer.post(address, fields).status_code in {404, 422}
    assert not Recording.objects.get().is_online
    assert reader.post(address, fields).status_code == 302
    assert Recording.objects.get().approved_by_id == health.reader.pk
    path = Path(one.file.path)
    with django_capture_on_commit_callbacks(execute=True):
        writer.post(address, {"what": "remove", "recording": str(one.pk)})
    assert not Recording.objects.exists()
    assert not path.exists()


def test_another_ministry_hears_and_changes_nothing(health, education):
    page = health.published()
    one = added(health, page)
    desk, address = education.client(education.head), f"/bureau/textes/{page}/audio/"
    assert desk.get(address).status_code == 404
    assert desk.get(f"{address}{one.pk}/").status_code == 404
    for what in ("approve", "remove", "voice", "add"):
        fields = upload() | {"what": what, "recording": str(one.pk)}
        assert desk.post(address, fields).status_code == 404
    own = education.published()
    desk.post(f"/bureau/textes/{own}/audio/", {"what": "approve", "recording": str(one.pk)})
    assert desk.get(f"/bureau/textes/{own}/audio/{one.pk}/").status_code == 404
    assert not Recording.objects.get().is_online
    assert Client(HTTP_HOST="localhost:8000").get(address).status_code == 302


def test_the_mirror_holds_the_sound(health, tmp_path):
    one = online(health, health.published())
    sites.write_mirror(folder=tmp_path / "miroir")
    kept = (tmp_path / "miroir" / "current").resolve() / health.host / "ecouter"
    assert (kept / f"{one.pk}.opus").read_bytes() == sounds.opus()
