"""Evidence is captured once, dated, sealed, and never edited by anybody."""

import io
import zipfile

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from PIL import Image
from tests.factcheck.conftest import signed_in
from warcio.archiveiterator import ArchiveIterator

from kakaki.config.command import main
from kakaki.factcheck.evidence import bundle, files, pages, screenshot, store, timestamps
from kakaki.factcheck.models import Evidence, EvidencePart, EvidenceStamp
from kakaki.kernel.errors import (
    ConflictError,
    InvalidInputError,
    RefusedError,
    UnavailableError,
)

PAGE = (
    b"<html><head><title>Le puits</title><script>var secret=1</script>"
    b"<link rel=stylesheet href=/look.css></head><body><h1>Eau empoisonn\xc3\xa9e</h1>"
    b"<img src=/puits.png><img src=http://10.0.0.1/x.png></body></html>"
)


def a_picture(kind: str = "PNG", colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(out, kind)
    return out.getvalue()


def a_file(country, claim=None, **fields) -> Evidence:
    given = {
        "title": "La photo",
        "name": "IMG.png",
        "content": a_picture(),
        "source": "Un habitant",
    }
    claim = claim or country.claim()
    return files.add_file(claim_id=claim.pk, person=country.writer, **(given | fields))


@pytest.fixture
def captured(country, site) -> Evidence:
    site.gives("/look.css", b"h1 { color: red }")
    site.gives("/puits.png", a_picture())
    url = site.gives("/page", PAGE, Content_Type="text/html; charset=utf-8")
    return pages.capture_page(claim_id=country.claim().pk, url=url, title="", person=country.writer)


def test_a_page_is_kept_with_its_exchanges_its_words_and_its_picture(captured):
    parts = {part.name: store.get(part.sha256) for part in captured.parts.all()}
    assert captured.title == "Le puits"
    assert "Eau empoisonnée" in captured.text
    assert "secret" not in captured.text
    if screenshot.program():
        assert Image.open(io.BytesIO(parts["ecran.png"])).width == 1280


def test_the_exchanges_hold_the_page_byte_for_byte_and_say_what_is_missing(captured):
    stored = store.get(captured.parts.get(name="page.warc.gz").sha256)
    bodies, notes = {}, b""
    for record in ArchiveIterator(io.BytesIO(stored)):
        if record.rec_type == "warcinfo":
            notes = record.content_stream().read()
        else:
            uri = record.rec_headers.get_header("WARC-Target-URI")
            bodies[uri.rpartition("/")[2]] = record.content_stream().read()
    assert bodies["page"] == PAGE
    assert set(bodies) == {"page", "look.css", "puits.png"}
    assert b"http://10.0.0.1/x.png" in notes


def test_a_private_address_is_never_captured(country):
    with pytest.raises(InvalidInputError):
        pages.capture_page(
            claim_id=country.claim().pk, url="http://10.0.0.1/", title="", person=country.writer
        )
    assert not Evidence.objects.exists()


def test_the_picture_of_a_page_is_drawn_without_any_line(site):
    if screenshot.program() is None:
        pytest.skip("Chromium is not installed here")
    site.gives("/spy.png", a_picture())
    html = (
        f"<img src={site.origin}/spy.png><iframe src={site.origin}/spy.png></iframe>"
        f"<meta http-equiv=refresh content='0;url={site.origin}/spy.png'>"
        f"<script>fetch('{site.origin}/spy.png')</script><style>@import '{site.origin}/spy.png'"
        "</style>"
    )
    screenshot.of(html)
    assert site.asked == []


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (a_picture("JPEG"), "original.jpg"),
        (a_picture("WEBP"), "original.webp"),
        (b"%PDF-1.7 ...", "original.pdf"),
        (b"OggS....", "original.ogg"),
        (b"\0\0\0\x18ftypisom....", "original.mp4"),
        (b"\0\0\0\x18ftypM4A ....", "original.m4a"),
    ],
)
def test_a_file_is_told_by_its_bytes_and_kept_as_it_came(country, content, ending):
    part = a_file(country, content=content).parts.get()
    assert part.name == ending
    assert store.get(part.sha256) == content


@pytest.mark.parametrize("content", [b"", b"<svg onload=x>", b"MZ\x90", b"x" * 25_000_001])
def test_other_files_are_refused_and_nothing_is_kept(country, content):
    with pytest.raises(InvalidInputError):
        a_file(country, content=content)
    assert not Evidence.objects.exists()


def test_the_same_file_twice_is_kept_once(country):
    claim = country.claim()
    assert a_file(country, claim).pk == a_file(country, claim).pk


def test_another_ministry_adds_nothing(country):
    claim = country.claim()
    with pytest.raises(RefusedError):
        files.add_file(
            claim_id=claim.pk, title="", name="x", content=a_picture(), source="x",
            person=country.stranger,
        )  # fmt: skip


def test_nothing_is_added_once_the_answer_is_written(country):
    with pytest.raises(ConflictError):
        a_file(country, country.concluded())


@pytest.mark.parametrize("table", ["evidence", "evidencepart", "evidencestamp"])
@pytest.mark.parametrize("words", ["UPDATE factcheck_{} SET id = id", "DELETE FROM factcheck_{}"])
def test_the_database_itself_refuses_to_change_evidence(country, authority, table, words):
    timestamps.stamp(a_file(country))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(words.format(table))


def test_a_file_that_changed_on_the_disk_is_never_given(country, settings):
    part = a_file(country).parts.get()
    path = settings.KAKAKI_DATA / "evidence" / part.sha256[:2] / part.sha256
    path.chmod(0o600)
    path.write_bytes(b"other")
    with pytest.raises(UnavailableError):
        store.get(part.sha256)


def test_an_authority_dates_evidence_and_anybody_verifies_it_with_openssl(
    country, authority, tmp_path
):
    evidence = a_file(country)
    assert timestamps.stamp_waiting() == 1
    assert timestamps.stamp_waiting() == 0
    with zipfile.ZipFile(io.BytesIO(bundle.bundle(again(evidence)))) as archive:
        archive.extractall(tmp_path / "out")
    said = authority.run("ts -verify -in out/horodatage.tsr -data out/empreinte.txt -CAfile ca.pem")
    assert b"OK" in said or said == b""
    root = (tmp_path / "ca.pem").read_bytes()
    assert bundle.check(bundle.bundle(again(evidence)), root).dated


def again(evidence: Evidence) -> Evidence:
    return Evidence.objects.get(pk=evidence.pk)


def test_a_line_that_is_down_loses_nothing_and_is_tried_again(country, site, authority, settings):
    a_file(country)
    there, settings.KAKAKI_TSA = settings.KAKAKI_TSA, f"{site.origin}/nowhere"
    site.gives("/nowhere", b"no", status=503)
    assert timestamps.stamp_waiting() == 0
    settings.KAKAKI_TSA = there
    assert timestamps.stamp_waiting() == 1


def test_the_date_of_other_evidence_is_refused(country, site, authority, settings, tmp_path):
    first = a_file(country)
    timestamps.stamp(first)
    body = (tmp_path / "answer.tsr").read_bytes()
    settings.KAKAKI_TSA = site.gives("/replayed", body)
    with pytest.raises(UnavailableError):
        timestamps.stamp(a_file(country, content=a_picture(colour="blue")))
    assert EvidenceStamp.objects.count() == 1


def test_without_an_authority_a_bundle_says_that_its_date_is_local(country, settings):
    settings.KAKAKI_TSA = ""
    evidence = a_file(country)
    assert timestamps.stamp_waiting() == 0
    content = bundle.bundle(evidence)
    assert bundle.check(content).dated == ""
    assert b"horodatage local" in zipfile.ZipFile(io.BytesIO(content)).read("manifeste.json")


def changed(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for one in before.namelist():
            body = before.read(one)
            after.writestr(one, body.replace(old, new) if one == name else body)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("fichiers/original.png", b"PNG", b"PNH"),
        ("manifeste.json", b"La photo", b"La photo!"),
        ("manifeste.json", b"Un habitant", b"Un ministre"),
        ("empreinte.txt", b"", b"0"),
        ("manifeste.json", b"{", b"["),
    ],
)
def test_one_byte_changed_in_a_bundle_is_seen(country, name, old, new):
    content = bundle.bundle(a_file(country))
    bundle.check(content)
    with pytest.raises(InvalidInputError):
        bundle.check(changed(content, name, old, new))


def test_the_command_checks_a_bundle(country, tmp_path, capsys):
    path = tmp_path / "preuve.zip"
    path.write_bytes(bundle.bundle(a_file(country)))
    assert main(["evidence", "--check", str(path)]) == 0
    assert "Intact" in capsys.readouterr().out
    path.write_bytes(b"not a bundle")
    assert main(["evidence", "--check", str(path)]) == 2


LIST = "/bureau/rumeurs/verifications/"


def test_evidence_is_added_seen_and_saved_on_screen(country, captured):
    desk, base = signed_in(country.writer), f"{LIST}{captured.claim_id}/preuves/"
    sent = io.BytesIO(a_picture())
    sent.name = "IMG.png"
    answer = desk.post(f"{base}fichier/", {"file": sent, "source": "Un habitant"}, follow=True)
    assert "IMG.png" in answer.content.decode()
    for part in EvidencePart.objects.all():
        shown = desk.get(f"{base}{part.evidence_id}/{part.pk}/")
        assert shown.status_code == 200
        assert ("attachment" in shown.get("Content-Disposition", "")) is not part.is_picture
    sealed = desk.get(f"{base}{captured.pk}/dossier/")
    assert bundle.check(sealed.content).title == "Le puits"
    assert "Le puits" in desk.get(base).content.decode()


def test_a_page_that_cannot_be_had_says_why_and_keeps_what_was_typed(country):
    claim = country.claim()
    answer = signed_in(country.writer).post(
        f"{LIST}{claim.pk}/preuves/page/", {"url": "http://10.0.0.1/a", "title": "Vu"}
    )
    assert answer.status_code == 422
    assert "http://10.0.0.1/a" in answer.content.decode()


def test_another_ministry_sees_no_evidence_and_the_cabinet_does(country, captured):
    base, part = f"{LIST}{captured.claim_id}/preuves/", captured.parts.first()
    paths = ["", f"{captured.pk}/", f"{captured.pk}/dossier/", f"{captured.pk}/{part.pk}/"]
    for path in paths:
        assert signed_in(country.stranger).get(base + path).status_code == 404
        assert signed_in(country.coordinator).get(base + path).status_code == 200
    for path in ("page/", "fichier/"):
        assert signed_in(country.stranger).post(base + path).status_code in {403, 404}


def test_evidence_of_one_claim_is_not_had_through_another(country, captured):
    other = country.claim(text="Une autre chose")
    answer = signed_in(country.writer).get(f"{LIST}{other.pk}/preuves/{captured.pk}/")
    assert answer.status_code == 404


def test_nobody_sees_evidence_without_signing_in(client, captured):
    answer = client.get(f"{LIST}{captured.claim_id}/preuves/{captured.pk}/dossier/")
    assert answer.status_code == 302
