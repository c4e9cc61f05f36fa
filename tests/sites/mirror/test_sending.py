"""A store receives what changed only, its list last, and goes on after a cut."""

import json

import pytest
from tests.sites.mirror.conftest import Mirror
from tests.stores import Bucket, _s3_server, bucket  # noqa: F401 -- fixtures.

from kakaki.kernel.buckets import bucket_at
from kakaki.kernel.errors import InvalidInputError, NotFoundError, UnavailableError
from kakaki.sites import facade as sites
from kakaki.sites.engine import manifest
from kakaki.sites.mirror import keeping
from kakaki.sites.mirror.bucket import freshness_of, type_of

pytestmark = pytest.mark.django_db


def send(mirror: Mirror, bucket: Bucket, **given: float):
    return sites.send_mirror(folder=mirror.folder, bucket=bucket_at(bucket.address), **given)


def names(bucket: Bucket) -> set[str]:
    return {name.removeprefix("kakaki/") for name in bucket.names()}


def content(bucket: Bucket, name: str) -> bytes:
    return bucket.content(f"kakaki/{name}")


@pytest.fixture
def sent(mirror: Mirror, bucket: Bucket, health, cabinet) -> Mirror:
    """Return a mirror that a store holds whole."""
    mirror.write()
    assert send(mirror, bucket).is_whole
    return mirror


def test_the_store_holds_every_file_of_the_mirror_byte_for_byte(sent, bucket):
    assert names(bucket) == sent.names()
    for name in sent.names():
        assert content(bucket, name) == sent.path(name).read_bytes()
    again = send(sent, bucket)
    assert (again.sent, again.removed, again.is_whole) == (0, 0, True)


def test_only_what_changed_is_sent_and_what_is_no_more_is_removed(sent, bucket, health):
    before = {name: sent.path(name).read_bytes() for name in sent.names()}
    health.published("Soins gratuits")
    sent.write()
    changed = [n for n in sent.names() if before.get(n) != sent.path(n).read_bytes()]
    assert send(sent, bucket).sent == len(changed)
    assert names(bucket) == sent.names()
    bucket.client.put_object(Bucket=bucket.name, Key="kakaki/reste.html", Body=b"x")
    assert send(sent, bucket).removed == 1
    assert names(bucket) == sent.names()


def test_a_cut_sending_goes_on_with_what_pages_show_first_and_the_list_last(
    mirror, bucket, cabinet
):
    mirror.write()
    order: list[str] = []
    while not (done := send(mirror, bucket, seconds=0)).is_whole:
        assert done.sent == 1
        order += names(bucket) - set(order)
    assert set(order) == mirror.names() - {"manifest.json", "manifest.cose"}
    pages = [name.removesuffix(".gz").endswith(".html") for name in order]
    assert pages == sorted(pages)
    said = manifest.load(content(bucket, "manifest.json")).files
    assert {n: manifest.entry_of(content(bucket, n)) for n in said} == said


def test_a_list_in_the_store_stays_the_former_until_the_new_files_are_there(sent, bucket, health):
    former = content(bucket, "manifest.json")
    health.published("Soins gratuits")
    sent.write()
    assert not send(sent, bucket, seconds=0).is_whole
    assert content(bucket, "manifest.json") == former
    assert set(manifest.load(former).files) <= names(bucket)


def test_an_object_that_somebody_deleted_or_cut_is_sent_again(sent, bucket):
    first, second = sorted(n for n in sent.names() if n.endswith(".html"))[:2]
    bucket.client.delete_object(Bucket=bucket.name, Key=f"kakaki/{first}")
    bucket.client.put_object(Bucket=bucket.name, Key=f"kakaki/{second}", Body=b"")
    assert send(sent, bucket).sent == 2
    assert content(bucket, second) == sent.path(second).read_bytes()


def test_a_journal_that_is_lost_sends_all_again_and_loses_nothing(sent, bucket):
    for journal in sent.folder.glob(".sent-*"):
        journal.write_text("{illisible")
    assert send(sent, bucket).sent == len(sent.names())
    for journal in sent.folder.glob(".sent-*"):
        journal.unlink()
    assert send(sent, bucket).is_whole


def test_a_store_that_holds_something_else_is_refused_and_left_as_it_is(mirror, bucket, cabinet):
    mirror.write()
    bucket.client.put_object(Bucket=bucket.name, Key="kakaki/photos.zip", Body=b"x")
    with pytest.raises(InvalidInputError) as refused:
        send(mirror, bucket)
    assert "autre chose" in refused.value.advice()
    assert names(bucket) == {"photos.zip"}


def test_a_file_changed_in_the_folder_is_not_sent(sent, bucket, health):
    health.published("Soins gratuits")
    sent.write()
    target = next(n for n in sorted(sent.names()) if n not in names(bucket))
    sent.path(target).write_bytes(b"mensonge")
    with pytest.raises(InvalidInputError) as refused:
        send(sent, bucket)
    assert "a été changé" in refused.value.advice()
    assert target not in names(bucket)


def test_a_store_that_does_not_answer_is_told_without_its_secret(mirror, cabinet):
    mirror.write()
    bucket = bucket_at("s3://cle:secret@depot/x?endpoint=http://127.0.0.1:1")
    with pytest.raises(UnavailableError) as refused:
        sites.send_mirror(folder=mirror.folder, bucket=bucket)
    assert "ne répond pas" in refused.value.advice()
    assert "secret" not in refused.value.advice()


def test_without_a_mirror_nothing_is_sent(mirror, bucket):
    with pytest.raises(NotFoundError):
        send(mirror, bucket)
    assert names(bucket) == set()


def test_browsers_are_told_what_each_object_is(sent, bucket):
    page = next(n for n in sorted(sent.names()) if n.endswith("index.html"))
    said = bucket.client.head_object(Bucket=bucket.name, Key=f"kakaki/{page}")
    assert said["ContentType"] == "text/html; charset=utf-8"
    assert said["CacheControl"] == "public, max-age=60"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a/logo.svg", "image/svg+xml"), ("a/x.pdf", "application/pdf"), ("a/x.webp", "image/webp"),
        ("a/x.ics", "text/calendar; charset=utf-8"), ("a/x.html.gz", "application/gzip"),
        ("a/sans", "application/octet-stream"),
    ],
)  # fmt: skip
def test_each_kind_of_file_has_its_type(name, kind):
    assert type_of(name) == kind


def test_texts_are_asked_for_again_sooner_than_pictures():
    assert freshness_of("a/index.html.gz") == freshness_of("a/flux.rss") != freshness_of("a/x.webp")


def test_the_schedule_writes_then_sends_and_health_says_how_it_goes(
    settings, bucket, cabinet, tmp_path
):
    assert keeping.mirror_signs() == []
    assert keeping.keep_bucket() is None
    settings.KAKAKI_MIRROR_BUCKET = bucket.address
    assert [s.level for s in keeping.mirror_signs()] == ["warning", "warning"]
    assert keeping.keep_bucket() is None
    keeping.keep_mirror()
    assert [s.level for s in keeping.mirror_signs()] == ["good", "warning"]
    while not keeping.keep_bucket().is_whole:
        pass
    assert [s.level for s in keeping.mirror_signs()] == ["good", "good"]
    gone = bucket.names()[0]
    bucket.client.delete_object(Bucket=bucket.name, Key=gone)
    assert keeping.keep_bucket().is_whole
    assert gone not in bucket.names()  # Not looked at again within the hour.
    assert (
        sites.send_mirror(folder=keeping.own_folder(), bucket=bucket_at(bucket.address)).sent == 1
    )
    assert "secret" not in str(keeping.mirror_signs())
    settings.KAKAKI_MIRROR_BUCKET = "s3://"
    assert keeping.mirror_signs()[-1].level == "failure"


def test_a_mirror_of_yesterday_is_a_sign(settings, mirror, cabinet):
    settings.KAKAKI_MIRROR = str(mirror.folder)
    mirror.write()
    path = mirror.path("manifest.json")
    said = json.loads(path.read_bytes())
    said["at"] = "2026-01-01T00:00:00+00:00"
    path.write_text(json.dumps(said))
    sign = keeping.mirror_signs()[0]
    assert sign.level == "warning"
    assert "en retard" in sign.label
