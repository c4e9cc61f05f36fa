"""Kinds of text: each is written, read by somebody else, sealed, listed and known to machines."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar
from tests.sites.test_public import json_ld, read
from tests.sites.test_wagtail_hooks import fields_of

from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError
from kakaki.seals.models import Seal
from kakaki.sites import facade as sites
from kakaki.sites.engine.facts import Choice, Day, Email, Link, Moment, Money, Phone, Points, Rows
from kakaki.sites.models import SectionPage, TextPage
from kakaki.sites.page_kind import kinds

SOON = clock.now() + timedelta(days=20)
TYPED = {
    Day: f"{SOON:%Y-%m-%d}",
    Moment: f"{SOON:%Y-%m-%d}T10:30",
    Money: "5 000",
    Phone: "20 00 00 10",
    Email: "contact@sante.kounta.example",
    Link: "https://sante.kounta.example/formulaire",
    Points: "une pièce\nune photo",
}
SCHEMA_TYPES = {
    "communique": "NewsArticle",
    "news": "NewsArticle",
    "speech": "Article",
    "legal_text": "Legislation",
    "council_report": "Report",
    "service": "GovernmentService",
    "vacancy": "JobPosting",
    "tender": "Demand",
    "event": "Event",
    "consultation": "Event",
    "questions": "FAQPage",
    "report": "Report",
    "gallery": "ImageGallery",
    "person": "Person",
    "directory": "ItemList",
    "emergency": "SpecialAnnouncement",
}
CODES = sorted(kinds.all())


def typed_for(fact) -> str:
    """Return what an officer would type in the field of a fact."""
    if isinstance(fact, Choice):
        return fact.options[0][0]
    if isinstance(fact, Rows):
        return " | ".join(f"{column} de Bilmari" for column in fact.columns)
    return TYPED.get(type(fact), f"{fact.label} de Bilmari")


def facts_of(code: str) -> dict:
    return {fact.name: fact.read(typed_for(fact)) for fact in kinds.get(code).facts}


def published(unit, code: str, title: str = "Un texte de Bilmari", **facts):
    number = unit.published(title, kind=code, facts=facts_of(code) | facts)
    return sites.page(number)


def test_every_kind_that_the_ministries_publish_is_there():
    assert set(CODES) == set(SCHEMA_TYPES)


@pytest.mark.parametrize("code", CODES)
def test_a_text_of_each_kind_is_online_sealed_and_known_to_machines(health, code):
    page = published(health, code)
    shown = read(health, page.url)
    kind = kinds.get(code)
    assert kind.label in shown
    for fact, lines in kind.said(facts_of(code)):
        assert fact.label in shown
        assert all(line.split(" | ")[0] in shown for line in lines), fact.label
    assert json_ld(shown)["@type"] == SCHEMA_TYPES[code]
    if kind.notice:
        assert kind.notice in shown
    assert page.title in read(health, f"/{kind.section_slug}/")
    assert page.url in read(health, f"/flux/{kind.section_slug}.rss")


@pytest.mark.parametrize("code", [code for code in CODES if kinds.get(code).facts])
def test_the_seal_protects_the_facts(health, code):
    page = published(health, code)
    words = Seal.objects.get(reference=page.reference).canonical
    for line in kinds.get(code).words(facts_of(code)):
        assert " ".join(line.replace("’", "'").split()) in " ".join(words.split())


@pytest.mark.parametrize(
    "code", [c for c in CODES if any(fact.required for fact in kinds.get(c).facts)]
)
def test_a_draft_may_wait_for_a_fact_but_its_approval_may_not(health, code):
    saved = health.draft(kind=code, facts={})
    with pytest.raises(InvalidInputError) as refused:
        sites.submit_for_approval(page_id=saved.page_id, actor_id=health.writer.pk)
    wanted = [fact.label for fact in kinds.get(code).facts if fact.required]
    assert all(f"« {label} »" in refused.value.advice() for label in wanted)


@pytest.mark.parametrize("code", CODES)
def test_the_desk_writes_each_kind(health, code):
    browser = health.client()
    address = f"/bureau/textes/nouveau/{code}/"
    assert kinds.get(code).label in browser.get(address).content.decode()
    fields = {f"fact-{fact.name}": typed_for(fact) for fact in kinds.get(code).facts}
    given = {
        "title": "Écrit au bureau",
        "published_on": "2026-11-24",
        "language": "fr",
        "body": "Un mot.",
    }
    answer = browser.post(address, given | fields)
    assert answer.status_code == 302
    page = TextPage.objects.get(draft_title="Écrit au bureau")
    assert page.kind == code
    assert page.latest_revision.as_object().facts == facts_of(code)
    again = browser.get(answer.url).content.decode()
    assert "Écrit au bureau" in again


def test_a_kind_that_does_not_exist_is_not_found(health):
    assert health.client().get("/bureau/textes/nouveau/pigeon/").status_code == 404


def test_a_wrong_fact_is_told_under_its_own_field_and_nothing_typed_is_lost(health):
    browser = health.client()
    given = {
        "title": "Un emploi", "published_on": "2026-11-24", "body": "", "fact-where": "Bilmari",
        "fact-deadline": "un jour prochain",
    }  # fmt: skip
    answer = browser.post("/bureau/textes/nouveau/vacancy/", given)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Date limite : écrivez une date" in shown
    assert "un jour prochain" in shown
    assert "Bilmari" in shown


def test_a_section_is_online_only_once_a_text_of_it_is(health):
    health.draft(kind="tender", facts=facts_of("tender"))
    assert health.visitor().get("/appels-d-offres/").status_code == 404
    assert "Appels d’offres" not in read(health, "/")
    published(health, "tender")
    assert SectionPage.objects.filter(slug="appels-d-offres").count() == 1
    assert "Appels d’offres" in read(health, "/")


def test_what_closes_first_is_listed_first_and_what_is_closed_last(health):
    days = {"Bientôt": 3, "Plus tard": 30, "Fini": -2}
    for title, number in days.items():
        deadline = clock.now() + timedelta(days=number)
        published(health, "tender", title, deadline=f"{deadline:%Y-%m-%dT10:00}")
    listed = re.findall(r">(Bientôt|Plus tard|Fini)</a>", read(health, "/appels-d-offres/"))
    assert listed == ["Bientôt", "Plus tard", "Fini"]
    shown = read(health, "/appels-d-offres/")
    assert "Clos" in shown


def test_each_decision_of_the_council_has_its_own_address(health):
    body = "## Au titre de la Santé\n\nUn décret.\n\n## Au titre de la Santé\n\nUn autre."
    number = health.published(
        "Conseil du 2 mars", kind="council_report", facts=facts_of("council_report"), body=body
    )
    page = sites.page(number)
    shown = read(health, page.url)
    anchors = re.findall(r'<h2 id="([^"]+)"', shown)
    assert anchors == ["au-titre-de-la-sante", "au-titre-de-la-sante-2"]
    parts = json_ld(shown)["hasPart"]
    assert [part["url"] for part in parts] == [f"{page.url}#{anchor}" for anchor in anchors]


def test_questions_and_answers_are_joined_for_machines(health):
    body = "## Est-ce gratuit ?\n\nOui.\n\n- toujours\n\n## Où aller ?\n\nÀ Bilmari."
    page = sites.page(health.published("Vaccins", kind="questions", body=body))
    asked = json_ld(read(health, page.url))["mainEntity"]
    assert [one["name"] for one in asked] == ["Est-ce gratuit ?", "Où aller ?"]
    assert asked[0]["acceptedAnswer"]["text"] == "Oui. toujours"


def test_an_emergency_stands_on_the_first_page_until_it_is_over(health):
    page = published(health, "emergency", "Crue du fleuve à Bilmari", level="danger")
    assert "Crue du fleuve à Bilmari" in read(health, "/").split("À la une")[0]
    assert page.is_live
    published(health, "emergency", "Fin de la crue à Tassara", level="fin")
    assert "Fin de la crue" not in read(health, "/").split("À la une")[0]


def test_events_are_files_for_calendars(health):
    page = published(health, "event", "Journée de l’eau")
    published(health, "communique", "Un communiqué")
    for address in ("/agenda.ics", f"/agenda/{page.id}.ics"):
        events = Calendar.from_ical(health.visitor().get(address).content).walk("VEVENT")
        assert [str(event["summary"]) for event in events] == ["Journée de l’eau"]
        assert events[0].decoded("dtstart").hour == 10
    assert "agenda/" in read(health, page.url)


def test_a_text_that_is_no_event_or_not_online_has_no_calendar(health):
    other = published(health, "communique")
    draft = health.draft(kind="event", facts=facts_of("event"))
    for number in (other.id, draft.page_id):
        assert health.visitor().get(f"/agenda/{number}.ics").status_code == 404


def test_another_ministry_neither_sees_nor_lists_a_draft_of_any_kind(health, education):
    saved = health.draft("Marché secret", kind="tender", facts=facts_of("tender"))
    browser = education.client()
    assert browser.get(f"/bureau/textes/{saved.page_id}/").status_code == 404
    assert "Marché secret" not in browser.get("/bureau/textes/?sorte=tender").content.decode()
    own = health.client().get("/bureau/textes/?sorte=tender").content.decode()
    assert "Marché secret" in own
    assert "Marché secret" not in health.client().get("/bureau/textes/?sorte=news").content.decode()


def test_whoever_reads_a_text_sees_which_fact_changed(health):
    saved = health.approved("Un poste", kind="vacancy", facts=facts_of("vacancy"))
    sites.publish_text(page_id=saved.page_id, actor_id=health.head.pk)
    newest = sites.page(saved.page_id).version
    changed = health.draft(
        "Un poste", kind="vacancy", facts=facts_of("vacancy") | {"where": "Tassara"},
        page_id=saved.page_id, base_version=newest,
    )  # fmt: skip
    sites.submit_for_approval(page_id=changed.page_id, actor_id=health.writer.pk)
    shown = health.client(health.reader).get(f"/bureau/textes/{saved.page_id}/relire/")
    pieces = shown.content.decode().split("Ce qui a changé")[1]
    assert re.search(r"<ins>[^<]*Tassara", pieces)


def test_the_form_of_wagtail_asks_for_the_same_facts_and_keeps_them(health):
    saved = health.draft("Un poste", kind="vacancy", facts=facts_of("vacancy"))
    address = f"/wagtail/pages/{saved.page_id}/edit/"
    browser = health.client()
    shown = browser.get(address).content.decode()
    assert "Date limite" in shown
    fields = fields_of(TextPage.objects.get(pk=saved.page_id))
    fields |= {f"fact-{fact.name}": typed_for(fact) for fact in kinds.get("vacancy").facts}
    answer = browser.post(address, fields | {"fact-where": "Tassara"})
    assert answer.status_code == 302
    version = TextPage.objects.get(pk=saved.page_id).latest_revision.as_object()
    assert version.facts == facts_of("vacancy") | {"where": "Tassara"}


def test_the_form_of_wagtail_refuses_a_wrong_fact_under_its_own_field(health):
    saved = health.draft("Un poste", kind="vacancy", facts=facts_of("vacancy"))
    fields = fields_of(TextPage.objects.get(pk=saved.page_id)) | {"fact-deadline": "bientôt"}
    answer = health.client().post(f"/wagtail/pages/{saved.page_id}/edit/", fields)
    assert "Date limite : écrivez une date" in answer.content.decode()


def test_a_call_for_tenders_is_closed_at_its_hour_and_a_consultation_after_its_last_day(settings):
    settings.TIME_ZONE = "Africa/Niamey"
    tender, consultation = kinds.get("tender"), kinds.get("consultation")
    for hour, is_over in ((8, False), (9, False), (10, True)):  # 10 h in Niamey is 9 h in UTC.
        with clock.held_at(datetime(2026, 3, 31, hour, 0, tzinfo=UTC)):
            assert tender.is_closed({"deadline": "2026-03-31T10:00"}) is is_over
            assert not consultation.is_closed({"closes": "2026-03-31"})
    with clock.held_at(datetime(2026, 3, 31, 23, 30, tzinfo=UTC)):
        assert consultation.is_closed({"closes": "2026-03-31"})


def test_an_event_is_over_at_its_end_when_it_has_one(settings):
    settings.TIME_ZONE = "Africa/Niamey"
    day = {"starts": "2026-03-31T09:00", "ends": "2026-03-31T16:00"}
    with clock.held_at(datetime(2026, 3, 31, 10, 0, tzinfo=UTC)):
        assert not kinds.get("event").is_closed(day)
        assert kinds.get("event").is_closed({"starts": day["starts"]})
