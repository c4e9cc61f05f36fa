"""A bundle goes out whole or not at all, and each ministry stays master of its text."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.sites.test_holding import a_coordinator

from kakaki.audit import facade as audit
from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, InvalidInputError, RefusedError
from kakaki.sites import bundling, events, holding, planned
from kakaki.sites import facade as sites
from kakaki.sites.models import Bundle

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _at_noon():
    with clock.held_at(NOON):
        yield


@pytest.fixture
def two(health, education, cabinet):
    """Return a bundle and its two approved texts, of two ministries."""
    bundle = bundling.make_bundle(title="Rentrée", at=NOON + HOUR, actor_id=cabinet.head.pk)
    pages = [health.approved("Soins").page_id, education.approved("Écoles").page_id]
    for page_id in pages:
        bundling.add_text(bundle_id=bundle.pk, page_id=page_id, actor_id=cabinet.head.pk)
    return bundle, pages


def go(moment=NOON + HOUR):
    with clock.held_at(moment):
        return bundling.publish_due_bundles()


def online(pages):
    return [sites.page(number).is_live for number in pages]


def test_all_the_texts_go_out_at_the_moment_once(two, cabinet):
    bundle, pages = two
    assert [sites.page(number).state for number in pages] == ["scheduled", "scheduled"]
    assert go(NOON) == 0
    assert go() == 1
    assert go(NOON + 2 * HOUR) == 0
    assert online(pages) == [True, True]
    bundle.refresh_from_db()
    assert bundle.state == Bundle.PUBLISHED
    published = [line for line in audit.lines() if line.action == "sites.published"]
    assert {line.actor_id for line in published} == {cabinet.head.pk}


def test_a_failure_of_one_text_publishes_none(two):
    _, pages = two

    def broken(sender, page, **facts):
        if page.id == pages[1]:
            raise OSError("the machine dies here")

    events.page_published.connect(broken)
    try:
        assert go() == 0
    finally:
        events.page_published.disconnect(broken)
    assert online(pages) == [False, False]
    assert go() == 1
    assert online(pages) == [True, True]


def test_a_text_changed_since_keeps_all_the_others_until_it_is_approved_again(two, health):
    _, pages = two
    version = sites.page(pages[0]).version
    draft = health.draft("Soins", page_id=pages[0], base_version=version, body="Autre chose.")
    assert go() == 0
    assert online(pages) == [False, False]
    sites.submit_for_approval(page_id=pages[0], actor_id=health.writer.pk)
    sites.approve(page_id=pages[0], actor_id=health.reader.pk, version=draft.version)
    assert go() == 1
    assert online(pages) == [True, True]


def test_a_hold_of_one_ministry_keeps_the_whole_bundle(two, health):
    _, pages = two
    hold = holding.hold(ministry_id=health.id, reason="Deuil", actor_id=None)
    assert go() == 0
    assert online(pages) == [False, False]
    holding.lift_hold(hold_id=hold.pk, actor_id=None)
    assert go() == 1


def test_a_ministry_takes_its_text_out_and_the_others_go(two, health):
    _, pages = two
    health.client(health.head).post(f"/bureau/textes/{pages[0]}/sortir/")
    assert sites.page(pages[0]).state == "approved"
    assert go() == 1
    assert online(pages) == [False, True]


def test_a_text_in_a_bundle_goes_out_with_it_only(two, health):
    _, pages = two
    with pytest.raises(RefusedError, match="bundle"):
        sites.publish_text(page_id=pages[0], actor_id=health.head.pk)
    with pytest.raises(RefusedError):
        sites.schedule_publication(page_id=pages[0], at=NOON + 2 * HOUR, actor_id=health.head.pk)
    assert online(pages) == [False, False]


def test_what_may_not_join_is_refused(two, health, education, cabinet):
    bundle, pages = two
    scheduled = health.approved("Programmé").page_id
    sites.schedule_publication(page_id=scheduled, at=NOON + HOUR, actor_id=health.head.pk)
    late = health.approved("Sous embargo").page_id
    holding.set_embargo(page_id=late, until=NOON + 2 * HOUR, actor_id=health.head.pk)
    other = bundling.make_bundle(title="Autre", at=NOON + HOUR, actor_id=cabinet.head.pk)
    for number in (health.draft("Brouillon").page_id, scheduled, late, health.published("Fait")):
        with pytest.raises(RefusedError):
            bundling.add_text(bundle_id=bundle.pk, page_id=number, actor_id=None)
    with pytest.raises(RefusedError):
        bundling.add_text(bundle_id=other.pk, page_id=pages[0], actor_id=None)
    assert bundle.texts.count() == 2


def test_an_embargo_set_after_joining_may_not_pass_the_moment(two, health):
    _, pages = two
    with pytest.raises(RefusedError):
        holding.set_embargo(page_id=pages[0], until=NOON + 2 * HOUR, actor_id=health.head.pk)


def test_a_text_whose_embargo_is_over_at_the_moment_is_ready(two, health):
    bundle, pages = two
    holding.set_embargo(page_id=pages[0], until=NOON + HOUR, actor_id=health.head.pk)
    assert [bundling.missing_of(place) for place in bundle.texts.all()] == ["", ""]
    assert go() == 1
    assert online(pages) == [True, True]


def test_a_bundle_is_moved_then_cancelled(two, cabinet):
    bundle, pages = two
    bundling.move_bundle(bundle_id=bundle.pk, at=NOON + 3 * HOUR, actor_id=None)
    assert go(NOON + 2 * HOUR) == 0
    bundling.cancel_bundle(bundle_id=bundle.pk, actor_id=None)
    assert go(NOON + 4 * HOUR) == 0
    assert [sites.page(number).state for number in pages] == ["approved", "approved"]
    with pytest.raises(ConflictError):
        bundling.move_bundle(bundle_id=bundle.pk, at=NOON + 5 * HOUR, actor_id=None)


@pytest.mark.parametrize(("title", "at"), [(" ", NOON + HOUR), ("Rentrée", NOON)])
def test_a_bundle_has_a_name_and_a_moment_to_come(db, title, at):
    with pytest.raises(InvalidInputError):
        bundling.make_bundle(title=title, at=at, actor_id=None)


def test_the_cabinet_sees_what_is_ready_and_what_is_missing(two, health, cabinet):
    bundle, pages = two
    browser = cabinet.client(a_coordinator(cabinet))
    address = f"/bureau/ensemble/{bundle.pk}/"
    assert "Tout est prêt." in browser.get(address).content.decode()
    version = sites.page(pages[0]).version
    health.draft("Soins", page_id=pages[0], base_version=version, body="Autre chose.")
    shown = browser.get(address).content.decode()
    assert "À approuver par deux personnes de son ministère" in shown
    assert "1 texte sur 2" in shown


def test_the_cabinet_makes_a_bundle_on_its_screens(health, cabinet):
    page_id = health.approved("Soins pour tous").page_id
    browser = cabinet.client(a_coordinator(cabinet))
    assert browser.post("/bureau/ensemble/", {"title": "X"}).status_code == 422
    given = {"title": "Rentrée", "day": "2026-12-01", "hour": "08:00"}
    made = browser.post("/bureau/ensemble/", given)
    address = made.headers["Location"]
    assert "Soins pour tous" in browser.get(address).content.decode()
    browser.post(address, {"then": "add", "page": page_id})
    assert planned.planned_of(page_id).bundle == "Rentrée"
    assert "Rentrée" in health.client().get(f"/bureau/textes/{page_id}/").content.decode()
    browser.post(address, {"then": "move", "day": "2026-12-02", "hour": "08:00"})
    browser.post(address, {"then": "out", "page": page_id})
    assert planned.planned_of(page_id).bundle == ""
    browser.post(address, {"then": "cancel"})
    assert Bundle.objects.get().state == Bundle.CANCELLED


def test_the_cabinet_does_not_open_the_texts_it_bundles(two, cabinet):
    _, pages = two
    browser = cabinet.client(a_coordinator(cabinet))
    for name in ("", "apercu/", "histoire/", "publier/", "relire/"):
        assert browser.get(f"/bureau/textes/{pages[0]}/{name}").status_code == 404


@pytest.mark.parametrize("role", ["writer", "reader", "head"])
def test_no_ministry_makes_or_changes_a_bundle(two, health, role):
    bundle, _ = two
    browser = health.client(getattr(health, role))
    assert browser.get("/bureau/ensemble/").status_code == 403
    assert browser.get(f"/bureau/ensemble/{bundle.pk}/").status_code == 403
    assert browser.post(f"/bureau/ensemble/{bundle.pk}/", {"then": "cancel"}).status_code == 403
    assert Bundle.objects.get().state == Bundle.OPEN


@pytest.mark.parametrize("role", ["writer", "reader"])
def test_only_who_may_publish_takes_a_text_out(two, health, role):
    _, pages = two
    browser = health.client(getattr(health, role))
    assert browser.post(f"/bureau/textes/{pages[0]}/sortir/").status_code == 403
    assert sites.page(pages[0]).state == "scheduled"


def test_a_ministry_does_not_take_out_the_text_of_another(two, education):
    _, pages = two
    other = education.client(education.head)
    assert other.post(f"/bureau/textes/{pages[0]}/sortir/").status_code == 404
    assert sites.page(pages[0]).state == "scheduled"


def test_somebody_not_signed_in_sees_no_bundle(two, client):
    bundle, _ = two
    for address in ("/bureau/ensemble/", f"/bureau/ensemble/{bundle.pk}/"):
        assert client.get(address, HTTP_HOST="localhost:8000").status_code == 302
