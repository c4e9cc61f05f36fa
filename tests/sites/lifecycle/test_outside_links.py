"""Links to the sites of others: asked politely, and called broken only after three days."""

from datetime import timedelta

import pytest
from tests.sites.lifecycle.test_own_links import linking_to

from kakaki.kernel import clock
from kakaki.sites import facade as sites
from kakaki.sites.lifecycle.outside_links import Caller, check_links, outcome_of
from kakaki.sites.models import PageLink


@pytest.fixture
def world(site, settings):
    """Return a site of somebody else: « 127.0.0.1 » is no host of ours here."""
    site.gives("/robots.txt", status=404)
    settings.KAKAKI_DOMAIN = "kounta.example"
    return site


def state(page: int) -> PageLink:
    return PageLink.objects.get(page_id=page)


def test_a_link_that_answers_is_fine_and_left_alone_for_a_while(health, world, caller):
    page = health.published("Un texte", body=linking_to(world.gives("/a", b"bonjour")))
    assert state(page).state == PageLink.NEW
    assert check_links(caller) == 1
    assert state(page).state == PageLink.OK
    assert check_links(caller) == 0
    assert [one["method"] for one in world.asked if one["path"] == "/a"] == ["HEAD"]


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_its_site_says_gone_is_broken(health, world, caller, status):
    page = health.published("Un texte", body=linking_to(world.gives("/a", status=status)))
    check_links(caller)
    assert state(page).state == PageLink.BROKEN
    shown = health.client().get(f"/bureau/a-revoir/{page}/").content.decode()
    assert "Lien cassé" in shown
    assert "la page 0" in shown
    assert [one["method"] for one in world.asked if one["path"] == "/a"] == ["HEAD", "GET"]


def test_a_server_that_refuses_head_is_asked_with_get(health, world, caller):
    def answer(request):
        request.send_response(200 if request.command == "GET" else 500)
        request.send_header("Content-Length", "0")
        request.end_headers()

    world.answers["/a"] = answer
    page = health.published("Un texte", body=linking_to(f"{world.origin}/a"))
    check_links(caller)
    assert state(page).state == PageLink.OK


@pytest.mark.parametrize("status", [401, 403, 429])
def test_a_site_that_turns_programs_away_is_not_called_broken(health, world, caller, status):
    page = health.published("Un texte", body=linking_to(world.gives("/a", status=status)))
    check_links(caller)
    assert state(page).state == PageLink.UNKNOWN


def test_a_host_that_is_down_is_broken_after_three_failures_over_three_days(health, world, caller):
    page = health.published("Un texte", body=linking_to(world.gives("/a", status=503)))
    states, now = [], clock.now()
    for hours in (0, 1, 25, 50, 75):
        with clock.held_at(now + timedelta(hours=hours)):
            check_links(caller)
            states.append(state(page).state)
    assert states == ["failing", "failing", "failing", "broken", "broken"]
    world.gives("/a", b"de retour")
    with clock.held_at(now + timedelta(days=10)):
        check_links(caller)
    assert (state(page).state, state(page).failures) == (PageLink.OK, 0)


def test_what_moved_for_good_is_changed_in_a_draft(health, world, caller):
    end = world.gives("/neuf", b"bonjour")
    page = health.published(
        "Un texte", body=linking_to(world.gives("/a", status=301, Location="/neuf"))
    )
    check_links(caller)
    assert (state(page).state, state(page).moved_to) == (PageLink.MOVED, end)
    health.client().post(f"/bureau/a-revoir/{page}/liens/{state(page).pk}/", {"what": "change"})
    assert f"]({end})" in sites.draft_text(page).body
    online = health.visitor().get(sites.page(page).url).content.decode()
    assert end not in online


def test_a_moving_that_is_not_for_good_is_no_fault(health, world, caller):
    world.gives("/neuf", b"bonjour")
    page = health.published(
        "Un texte", body=linking_to(world.gives("/a", status=302, Location="/neuf"))
    )
    check_links(caller)
    assert state(page).state == PageLink.OK


def test_robots_are_obeyed(health, world, caller):
    world.gives("/robots.txt", b"User-agent: *\nDisallow: /prive/")
    page = health.published("Un texte", body=linking_to(world.gives("/prive/a", b"x")))
    check_links(caller)
    assert state(page).state == PageLink.UNKNOWN
    assert [one["path"] for one in world.asked] == ["/robots.txt"]


@pytest.mark.parametrize(
    "url", ["http://10.0.0.1/", "http://169.254.169.254/latest/", "http://[fe80::1]/"]
)
def test_a_private_address_is_never_called(db, settings, url):
    settings.KAKAKI_ALLOW_LOOPBACK_PEERS = False
    found = outcome_of(url, Caller(pause=0.0))
    assert found.state == "broken"
    assert "pas publique" in found.advice


def test_one_host_is_called_at_most_once_a_pause(world):
    rests: list[float] = []
    caller = Caller(pause=30.0, sleep=rests.append)
    for number in range(3):
        caller.probe(world.gives(f"/{number}", b"x"))
    assert len(rests) == 2
    assert all(0 < rest <= 30.0 for rest in rests)


def test_an_address_on_two_pages_is_asked_once_and_told_to_both(health, education, world, caller):
    url = world.gives("/a", status=404)
    pages = [health.published("Un", body=linking_to(url))]
    pages.append(education.published("Deux", body=linking_to(url)))
    assert check_links(caller) == 1
    assert {state(page).state for page in pages} == {PageLink.BROKEN}


def test_a_check_that_was_killed_is_taken_up_after_its_lease(health, world, caller):
    url = world.gives("/a", status=404)
    page = health.published("Un texte", body=linking_to(url))
    PageLink.objects.update(next_at=clock.now() + timedelta(minutes=15))
    assert check_links(caller) == 0
    with clock.held_at(clock.now() + timedelta(minutes=16)):
        assert check_links(caller) == 1
    assert state(page).state == PageLink.BROKEN
