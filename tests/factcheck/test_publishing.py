"""Publishing an answer: by whom, once, whole or not at all, and corrected in plain sight."""

import sys

import pytest
from django.test import Client
from tests.factcheck.conftest import RUMOUR, again

from kakaki.audit.models import AuditEntry
from kakaki.factcheck import publishing
from kakaki.kernel.errors import ConflictError, InvalidInputError, RefusedError
from kakaki.matching.models import KnownText
from kakaki.seals.models import LogEntry, Seal
from kakaki.sites.models import ClarificationPage
from kakaki.ui.models import LiveEvent


def publish(claim, person, **fields):
    fields.setdefault("reason_to_name", "On en parle partout.")
    return publishing.publish(claim_id=claim.pk, person=person, **fields)


def test_an_answer_goes_online_sealed_and_is_what_new_reports_meet(country):
    claim = publish(country.ready(), country.head)
    page = ClarificationPage.objects.get()
    assert page.live
    assert page.reference
    assert page.claim_reviewed == RUMOUR
    assert claim.answer_url == page.full_url
    assert claim.published_verdict == claim.verdicts.get()
    known = KnownText.objects.get(kind="claim")
    assert (known.url, known.title) == (page.full_url, RUMOUR)


def test_publishing_twice_changes_nothing(country):
    claim = country.ready()
    seen = claim.version
    first = publish(claim, country.head, seen=seen)
    assert publish(claim, country.head, seen=seen).answer_url == first.answer_url
    assert ClarificationPage.objects.count() == 1
    assert Seal.objects.count() == 1
    assert [s.after for s in claim.steps.all()].count("published") == 1


def test_only_a_head_of_the_ministry_publishes(country):
    claim = country.ready()
    for person in (country.writer, country.reader, country.stranger, country.coordinator):
        with pytest.raises(RefusedError):
            publish(claim, person)
    assert not ClarificationPage.objects.exists()


def test_what_nobody_read_is_not_published(country):
    for claim in (country.claim(), country.concluded(text="Un autre bruit qui court en ville")):
        with pytest.raises(RefusedError):
            publish(claim, country.head)


def test_what_waits_for_its_visa_is_not_published(country):
    with pytest.raises(RefusedError):
        publish(country.ready(many_ministries=True), country.head)


def test_an_answer_that_would_spread_a_rumour_needs_a_reason_and_it_is_kept(country):
    claim = country.ready(harm="trust")
    assert claim.amplifies
    with pytest.raises(InvalidInputError) as met:
        publish(claim, country.head, reason_to_name="  ")
    assert "y répondre la répand" in met.value.advice()
    publish(claim, country.head, reason_to_name="La radio en parle.")
    assert claim.steps.last().note == "La radio en parle."


def test_an_answer_to_what_everybody_heard_needs_no_reason(country):
    claim = country.ready(harm="life")
    assert not claim.amplifies
    assert publish(claim, country.head, reason_to_name="").state == "published"


def test_whoever_publishes_from_an_old_screen_meets_a_conflict(country):
    claim = country.ready()
    seen = claim.version
    country.take(claim, "checking", country.writer)
    country.conclude(claim, lead="Personne n’a lu ceci.")
    country.read(claim)
    with pytest.raises(ConflictError):
        publish(claim, country.head, seen=seen)
    assert again(claim).state == "ready"


def test_a_correction_is_dated_visible_and_keeps_the_former_seal(country):
    claim = country.corrected()
    page = ClarificationPage.objects.get()
    assert claim.state == "corrected"
    assert page.lead == "Le laboratoire l’a contrôlée le 3 mars."
    correction = page.corrections[0]
    assert correction["note"] == "La date du contrôle."
    assert correction["at"]
    assert Seal.objects.filter(reference=correction["former"]).exists()
    assert correction["former"] != page.reference


def test_a_correction_without_a_word_for_readers_is_refused(country):
    claim = country.published()
    country.take(claim, "checking", country.writer)
    country.conclude(claim, lead="Le laboratoire l’a contrôlée le 3 mars.")
    country.read(claim)
    with pytest.raises(InvalidInputError):
        publish(claim, country.head, note=" ")
    assert ClarificationPage.objects.get().corrections == []
    assert again(claim).published_verdict == claim.verdicts.first()


@pytest.mark.parametrize(("code", "kind"), [("faux", "ClaimReview"), ("hors_fait", "NewsArticle")])
def test_machines_read_a_review_only_of_what_can_be_true_or_false(country, code, kind):
    claim = country.claim()
    country.conclude(claim, code=code)
    country.read(claim)
    publish(claim, country.head)
    page = ClarificationPage.objects.get()
    host = page.get_site().hostname
    shown = Client(HTTP_HOST=f"{host}:8000").get(
        page.url_path.removeprefix(page.get_site().root_page.url_path[:-1])
    )
    assert f'"@type":"{kind}"' in shown.content.decode()


def traces_of(claim):
    """Return everything that a publication leaves behind."""
    row = again(claim)
    return {
        "state": row.state,
        "online": (row.page_id, row.answer_url, row.published_verdict_id),
        "steps": row.steps.count(),
        "pages": list(ClarificationPage.objects.values_list("pk", "live")),
        "seals": Seal.objects.count(),
        "log": LogEntry.objects.count(),
        "known": list(KnownText.objects.values_list("kind", "key", "text", "url")),
        "journal": AuditEntry.objects.count(),
        "events": LiveEvent.objects.count(),
    }


class Killed(Exception):
    """What ends the process in the middle of a line."""


def killed_at(number: int, modules: tuple[str, ...]):
    """Return a tracer that ends the work at its line `number` in these modules."""
    left = number

    def trace(frame, event, argument):
        nonlocal left
        if frame.f_globals.get("__name__") not in modules:
            return None
        if event == "line":
            left -= 1
            if left < 0:
                raise Killed
        return trace

    return trace


def kill_at_each_line(act, before, claim, modules):
    """Run `act`, killed at each of its lines in turn; return how many lines it has."""
    lines = 0
    while True:
        former = sys.gettrace()
        sys.settrace(killed_at(lines, modules))
        try:
            act()
        except Killed:
            sys.settrace(former)
            assert traces_of(claim) == before, f"something was left at line {lines}"
            lines += 1
        else:
            return lines
        finally:
            sys.settrace(former)


PUBLISHING = (
    "kakaki.factcheck.publishing",
    "kakaki.factcheck.stepping",
    "kakaki.sites.publication",
)


@pytest.mark.endurance
def test_a_machine_that_dies_at_any_line_has_published_nothing(country):
    claim = country.ready()
    before = traces_of(claim)
    lines = kill_at_each_line(lambda: publish(claim, country.head), before, claim, PUBLISHING)
    assert lines > 60
    after = traces_of(claim)
    assert (after["state"], after["seals"]) == ("published", 1)


@pytest.mark.endurance
def test_a_machine_that_dies_at_any_line_has_corrected_nothing(country):
    claim = country.published()
    country.take(claim, "checking", country.writer)
    country.conclude(claim, lead="Le laboratoire l’a contrôlée le 3 mars.")
    country.read(claim)
    before = traces_of(claim)
    lines = kill_at_each_line(
        lambda: publish(claim, country.head, note="La date."), before, claim, PUBLISHING[:2]
    )
    assert lines > 30
    assert again(claim).state == "corrected"
    assert len(ClarificationPage.objects.get().corrections) == 1
