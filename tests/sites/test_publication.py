"""Publishing, correcting, withdrawing: whole or not at all, once, and never silently."""

import html
import re

import pytest
from django.db import transaction
from django.test import Client

from kakaki.audit import facade as audit
from kakaki.kernel.errors import ConflictError, InvalidInputError, RefusedError
from kakaki.seals import facade as seals
from kakaki.sites import events
from kakaki.sites import facade as sites
from kakaki.sites.contracts import Source
from kakaki.sites.models import ClarificationPage, TextPage


@pytest.fixture
def heard():
    """Listen to the named events."""
    news: list[tuple[str, object]] = []
    signals = {
        "published": events.page_published,
        "corrected": events.page_corrected,
        "withdrawn": events.page_withdrawn,
    }
    listeners = []
    for name, signal in signals.items():

        def listen(sender, page, name=name, **facts):
            news.append((name, page))

        listeners.append((signal, listen))
        signal.connect(listen)
    yield news
    for signal, listen in listeners:
        signal.disconnect(listen)


def clarification(unit, **fields):
    given = {
        "object_key": "claim:1",
        "ministry_id": unit.id,
        "claim_reviewed": "L’eau de Bilmari serait empoisonnée",
        "verdict_code": "faux",
        "verdict_label": "C’est faux",
        "rating": (1, 5, 1),
        "title": "L’eau de Bilmari est bonne à boire",
        "lead": "Les analyses du 20 novembre le montrent.",
        "body": "Le laboratoire a pris douze échantillons.",
        "sources": (
            Source("Analyses du laboratoire", "https://labo.kounta.example", "2026-11-20"),
        ),
        "author_id": unit.writer.pk,
        "reviewer_id": unit.reader.pk,
        "actor_id": unit.head.pk,
    }
    return sites.publish_clarification(**(given | fields))


def test_an_approved_text_goes_online_sealed(health, heard):
    page = sites.page(health.published())
    assert (page.state, page.is_live) == ("published", True)
    assert page.reference
    assert page.published_at is not None
    answer = health.visitor().get(page.url)
    assert answer.status_code == 200
    assert "Les soins sont gratuits." in answer.content.decode()
    assert [name for name, _ in heard] == ["published"]
    assert heard[0][1].reference == page.reference


def test_publishing_twice_changes_nothing(health, heard):
    number = health.published()
    before = sites.page(number)
    assert sites.publish_text(page_id=number, actor_id=health.head.pk) == before
    assert len(heard) == 1


def test_a_text_that_nobody_approved_stays_off_line(health):
    draft = health.draft()
    with pytest.raises(RefusedError):
        sites.publish_text(page_id=draft.page_id, actor_id=health.head.pk)
    assert not sites.page(draft.page_id).is_live


def test_a_failure_anywhere_publishes_nothing(health, heard):
    draft = health.approved()

    def broken(sender, **facts):
        raise OSError("the machine dies here")

    events.page_published.connect(broken)
    try:
        with pytest.raises(OSError, match="dies"), transaction.atomic():
            sites.publish_text(page_id=draft.page_id, actor_id=health.head.pk)
    finally:
        events.page_published.disconnect(broken)
    page = sites.page(draft.page_id)
    assert (page.state, page.is_live, page.reference) == ("approved", False, "")
    assert not [line for line in audit.lines() if line.action == "sites.published"]
    sites.publish_text(page_id=draft.page_id, actor_id=health.head.pk)
    assert sites.page(draft.page_id).is_live


def test_a_correction_replaces_the_seal_and_says_so(health, heard):
    number = health.published()
    first = sites.page(number)
    draft = health.draft(page_id=number, base_version=first.version, body="Sauf le dimanche.")
    assert sites.page(number).state == "draft"
    assert "Sauf le dimanche" not in health.visitor().get(first.url).content.decode()
    sites.submit_for_approval(page_id=number, actor_id=health.writer.pk)
    sites.approve(page_id=number, actor_id=health.reader.pk, version=draft.version)
    sites.publish_text(page_id=number, actor_id=health.head.pk)
    second = sites.page(number)
    assert second.url == first.url
    assert second.reference != first.reference
    shown = health.visitor().get(second.url).content.decode()
    assert "Sauf le dimanche." in shown
    assert "Ce texte a été corrigé" in shown
    assert f"version d’avant ({first.reference[:4]}-{first.reference[4:]})" in shown
    assert [name for name, _ in heard] == ["published", "corrected"]


def test_a_withdrawn_text_keeps_its_page_with_a_dated_reason(health, heard):
    number = health.published()
    url = sites.page(number).url
    with pytest.raises(InvalidInputError):
        sites.withdraw_page(page_id=number, reason=" ", actor_id=health.head.pk)
    for _ in range(2):
        page = sites.withdraw_page(
            page_id=number, reason="Le décret a été annulé.", actor_id=health.head.pk
        )
    assert page.state == "withdrawn"
    shown = health.visitor().get(url).content.decode()
    assert "Ce texte a été retiré" in shown
    assert "Le décret a été annulé." in shown
    assert [name for name, _ in heard] == ["published", "withdrawn"]
    assert url not in health.visitor().get("/flux.rss").content.decode()
    with pytest.raises(ConflictError):
        sites.publish_text(page_id=number, actor_id=health.head.pk)


def test_a_text_that_is_not_online_cannot_be_withdrawn(health):
    with pytest.raises(ConflictError):
        sites.withdraw_page(page_id=health.draft().page_id, reason="Non", actor_id=health.head.pk)


def test_every_step_is_in_the_audit(health):
    number = health.published()
    sites.withdraw_page(page_id=number, reason="Annulé.", actor_id=health.head.pk)
    done = {line.action for line in audit.lines() if line.target == f"page:{number}"}
    assert done == {
        "sites.draft_created",
        "sites.asked",
        "sites.approved",
        "sites.published",
        "sites.withdrawn",
    }


def test_the_seal_protects_every_word_a_reader_reads(health):
    from kakaki.sites.publication import sealed_text

    number = health.published(body="Voici :\n\n| Ville | Prix |\n| Bilmari | 500 |")
    text = sealed_text(TextPage.objects.get(pk=number), "Ministère")
    assert text.paragraphs == ("Dès lundi.", "Voici :", "Ville | Prix", "Bilmari | 500")
    assert (text.place, text.signer, text.title) == ("Tassara", "Aïssa Goumar", "Soins gratuits")


def test_a_clarification_is_published_once_for_its_key(health, heard):
    one = clarification(health)
    two = clarification(health)
    assert one == two
    assert ClarificationPage.objects.count() == 1
    assert len(heard) == 1
    shown = health.visitor().get(one.url).content.decode()
    assert "L’eau de Bilmari serait empoisonnée" in shown
    assert "C’est faux" in shown
    assert '"@type":"ClaimReview"' in shown


def test_a_clarification_needs_two_people(health):
    with pytest.raises(RefusedError):
        clarification(health, reviewer_id=health.writer.pk)
    assert not ClarificationPage.objects.exists()


def test_a_clarification_is_corrected_with_a_dated_visible_history(health, heard):
    first = clarification(health)
    second = sites.correct_clarification(
        object_key="claim:1",
        note="Quinze échantillons, et non douze.",
        title="L’eau de Bilmari est bonne à boire",
        lead="Les analyses du 20 novembre le montrent.",
        body="Le laboratoire a pris quinze échantillons.",
        verdict_code="faux",
        verdict_label="C’est faux",
        rating=(1, 5, 1),
        sources=(),
        author_id=health.writer.pk,
        reviewer_id=health.reader.pk,
        actor_id=health.head.pk,
    )
    assert second.id == first.id
    assert second.reference != first.reference
    shown = health.visitor().get(second.url).content.decode()
    assert "Quinze échantillons, et non douze." in shown
    assert "quinze échantillons" in shown
    assert [name for name, _ in heard] == ["published", "corrected"]


def test_what_was_never_published_cannot_be_corrected(health):
    from kakaki.kernel.errors import NotFoundError

    with pytest.raises(NotFoundError):
        sites.correct_clarification(
            object_key="claim:404",
            note="?",
            title="T",
            lead="",
            body="",
            verdict_code="faux",
            verdict_label="Faux",
            rating=None,
            sources=(),
            author_id=health.writer.pk,
            reviewer_id=health.reader.pk,
            actor_id=None,
        )


def test_feeds_are_asked_whether_they_carry_a_page(health):
    draft = health.draft("Brouillon")
    assert not sites.feed_contains(draft.page_id)
    assert sites.feed_contains(health.published())


def test_pages_are_listed_by_state(health, education):
    health.draft("Un brouillon")
    health.published("Un texte en ligne")
    education.draft("Chez le voisin")
    assert [page.title for page in sites.pages_for(health.id, "draft")] == ["Un brouillon"]
    assert {page.title for page in sites.pages_for(health.id)} == {
        "Un brouillon",
        "Un texte en ligne",
    }


def test_a_mise_au_point_is_sealed_with_its_claim_its_verdict_and_its_sources(health):
    page = clarification(health)
    shown = Client(HTTP_HOST=f"{health.host}:8000").get(page.url).content.decode()
    article = re.search(
        r"<h1>.*?(?=<p class=\"small muted\">Ce texte est publié)", shown, re.DOTALL
    )
    words = html.unescape(re.sub(r"<(?:/?strong|a [^>]*|/a)>", "", article[0]))
    pasted = "\n\n".join(re.sub(r"<[^>]+>", "\n", words).split("\n"))
    assert seals.verify_text(pasted).verdict.value == "authentic"
    turned = seals.verify_text(pasted.replace("C’est faux", "C’est vrai"))
    assert turned.verdict.value == "altered"
    other = seals.verify_text(pasted.replace("Analyses du laboratoire", "Avis d’un passant"))
    assert other.verdict.value == "altered"
