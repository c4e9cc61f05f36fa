"""Verifying: who may take which step, what a conclusion needs, and four eyes."""

import pytest
from tests.factcheck.conftest import ANSWER, again

from kakaki.accounts import facade as accounts
from kakaki.accounts.models import Membership, User
from kakaki.factcheck import services
from kakaki.factcheck.models import Evidence, SecondReading, Verdict
from kakaki.factcheck.stepping import take
from kakaki.kernel.errors import ConflictError, InvalidInputError, NotFoundError, RefusedError


def test_a_claim_goes_all_the_way_and_its_history_tells_it(country):
    claim = country.corrected()
    assert [step.after for step in claim.steps.all()] == [
        "to_triage", "assigned", "checking", "second_reading", "ready", "published",
        "checking", "second_reading", "ready", "corrected",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "after", ["second_reading", "clearance", "ready", "corrected", "duplicate", "x"]
)
def test_a_step_that_is_not_plain_is_refused(country, after):
    with pytest.raises(RefusedError):
        country.take(country.claim(), after)


def test_a_step_that_does_not_follow_is_a_conflict_and_nothing_moves(country):
    claim = country.claim()
    with pytest.raises(ConflictError) as met:
        country.take(claim, "suspended")
    assert "étape n’est pas possible" in met.value.advice()
    assert again(claim).state == "assigned"


@pytest.mark.parametrize("after", ["waiting", "out_of_scope"])
def test_some_steps_must_say_why(country, after):
    claim = country.claim()
    country.take(claim, "checking")
    with pytest.raises(InvalidInputError):
        country.take(claim, after, note="  ")
    assert again(claim).state == "checking"


@pytest.mark.parametrize("after", ["checking", "to_triage"])
def test_somebody_of_another_ministry_takes_no_step(country, after):
    claim = country.claim()
    for person in (country.stranger, country.coordinator, accounts.NOBODY):
        with pytest.raises(RefusedError):
            country.take(claim, after, person)
    assert again(claim).state == "assigned"


def test_a_writer_neither_suspends_nor_gives_back_an_answer(country):
    claim = country.published()
    with pytest.raises(RefusedError):
        country.take(claim, "suspended", country.writer)
    country.take(claim, "suspended", country.head)
    with pytest.raises(RefusedError):
        country.take(claim, "published", country.writer)
    assert again(claim).state == "suspended"


def test_a_claim_that_does_not_exist_is_not_found(country):
    with pytest.raises(NotFoundError):
        services.take_step(claim_id=10**9, after="checking", person=country.head)


def evidence(claim, person, **fields):
    given = {"kind": "note", "title": "Appel au laboratoire", "url": "", "text": "Tout est bon."}
    return services.add_evidence(claim_id=claim.pk, person=person, **(given | fields))


def test_a_piece_of_evidence_is_dated_signed_and_hashed_as_it_is_kept(country):
    claim = country.claim()
    kept = evidence(
        claim, country.writer, title="  Appel  ", text="a\x00b\r\nc", url=" https://labo.example/r "
    )
    row = Evidence.objects.get(pk=kept.pk)
    assert (row.title, row.url, row.text) == ("Appel", "https://labo.example/r", "ab\nc")
    assert row.is_intact
    assert (row.author_id, again(claim).state) == (country.writer.id, "checking")


def test_the_same_evidence_twice_is_kept_once(country):
    claim = country.claim()
    assert evidence(claim, country.writer) == evidence(claim, country.head)
    assert claim.evidence.count() == 1


def test_a_content_that_changed_under_us_is_told(country):
    kept = evidence(country.claim(), country.writer)
    kept.text = "Tout est mauvais."
    assert not kept.is_intact


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "virus"},
        {"title": " "},
        {"text": " ", "url": ""},
        {"url": "javascript:alert(1)"},
        {"url": "https://"},
        {"url": "https://[bad/"},
        {"url": "https://labo.example/ javascript:x"},
        {"title": "t" * 201},
        {"text": "t" * 10_001},
        {"url": "https://labo.example/" + "x" * 500},
    ],
    ids=str,
)
def test_evidence_that_says_nothing_or_too_much_is_refused_whole(country, fields):
    claim = country.claim()
    with pytest.raises(InvalidInputError):
        evidence(claim, country.writer, **fields)
    assert claim.evidence.count() == 0


def test_a_stranger_adds_no_evidence(country):
    claim = country.claim()
    for person in (country.stranger, country.coordinator):
        with pytest.raises(RefusedError):
            evidence(claim, person)


def test_no_evidence_is_added_behind_the_reader_s_back(country):
    with pytest.raises(ConflictError):
        evidence(country.concluded(), country.writer)


@pytest.mark.parametrize(
    ("field", "value", "missing"),
    [
        ("code", "menti", "un verdict"),
        ("title", " ", "un titre"),
        ("lead", "", "un résumé"),
        ("reasons", "\n", "les raisons"),
        ("sources", [], "au moins une source"),
        ("sources", [{"title": " ", "url": "", "note": ""}], "au moins une source"),
    ],
)
def test_a_conclusion_says_what_it_lacks(country, field, value, missing):
    claim = country.claim()
    with pytest.raises(InvalidInputError) as met:
        country.conclude(claim, **{field: value})
    assert missing in met.value.advice()
    assert (claim.verdicts.count(), again(claim).state) == (0, "assigned")


@pytest.mark.parametrize(
    "source",
    [
        {"title": "Labo", "url": "javascript:alert(1)"},
        {"title": "", "url": "https://labo.example"},
        {"title": "t" * 201, "url": ""},
    ],
    ids=str,
)
def test_a_source_that_leads_nowhere_good_is_refused(country, source):
    with pytest.raises(InvalidInputError):
        country.conclude(country.claim(), sources=[source])


@pytest.mark.parametrize(("field", "longest"), [("title", 160), ("lead", 600), ("reasons", 20_000)])
def test_nothing_is_cut_in_silence(country, field, longest):
    claim = country.claim()
    with pytest.raises(InvalidInputError) as met:
        country.conclude(claim, **{field: "é" * (longest + 3)})
    assert "enlevez 3 signes" in met.value.advice()
    country.conclude(claim, **{field: "é" * longest})
    assert getattr(claim.verdicts.get(), field) == "é" * longest


def test_a_stranger_concludes_nothing(country):
    claim = country.claim()
    for person in (country.stranger, country.coordinator):
        with pytest.raises(RefusedError):
            services.give_verdict(claim_id=claim.pk, person=person, **ANSWER)


def test_an_author_never_reads_their_own_conclusion(country):
    claim = country.claim()
    services.give_verdict(claim_id=claim.pk, person=country.head, **ANSWER)
    with pytest.raises(RefusedError) as met:
        services.read_verdict(claim_id=claim.pk, agrees=True, note="", person=country.head)
    assert "une autre personne" in met.value.advice()
    assert again(claim).state == "second_reading"


def test_an_author_who_changes_role_still_does_not_read_their_own_conclusion(country):
    claim = country.concluded()
    author = User.objects.get(pk=country.writer.id)
    for ministry, role in ((country.health, "responsable"), (country.cabinet, "cabinet")):
        Membership.objects.create(user=author, ministry=ministry, role=role)
    with pytest.raises(RefusedError):
        services.read_verdict(
            claim_id=claim.pk, agrees=True, note="", person=accounts.person_of(author)
        )


def test_a_writer_and_a_stranger_read_nothing(country):
    claim = country.claim()
    services.give_verdict(claim_id=claim.pk, person=country.head, **ANSWER)
    for person in (country.writer, country.stranger):
        with pytest.raises(RefusedError):
            services.read_verdict(claim_id=claim.pk, agrees=True, note="", person=person)


def test_sending_back_says_why_and_returns_to_the_author(country):
    claim = country.concluded()
    with pytest.raises(InvalidInputError):
        country.read(claim, agrees=False, note=" ")
    country.read(claim, agrees=False, note="Citez le laboratoire.")
    assert again(claim).state == "checking"
    assert not SecondReading.objects.get().agrees


def test_a_conclusion_is_read_once(country):
    claim = country.ready()
    with pytest.raises(ConflictError):
        country.read(claim)
    assert SecondReading.objects.count() == 1


def test_new_words_need_a_new_reading(country):
    claim = country.concluded()
    country.read(claim, agrees=False, note="À revoir")
    country.conclude(claim, lead="Autre résumé.")
    country.read(claim)
    assert again(claim).state == "ready"
    assert Verdict.objects.count() == SecondReading.objects.count() == 2


@pytest.mark.parametrize("many", [True, False])
def test_the_cabinet_clears_what_concerns_several_ministries(country, many):
    claim = country.ready(many_ministries=many)
    assert claim.state == ("clearance" if many else "ready")


def test_the_cabinet_clears_what_is_urgent(country):
    claim = country.concluded()
    claim.band = "urgent"
    claim.save()
    country.read(claim)
    assert again(claim).state == "clearance"


def test_only_the_cabinet_gives_its_visa(country):
    claim = country.ready(many_ministries=True)
    for person in (country.head, country.reader, country.stranger):
        with pytest.raises(RefusedError):
            services.clear(claim_id=claim.pk, agrees=True, note="", person=person)
    services.clear(claim_id=claim.pk, agrees=True, note="", person=country.coordinator)
    assert again(claim).state == "ready"


def test_a_visa_refused_says_why(country):
    claim = country.ready(many_ministries=True)
    with pytest.raises(InvalidInputError):
        services.clear(claim_id=claim.pk, agrees=False, note="", person=country.coordinator)
    services.clear(claim_id=claim.pk, agrees=False, note="Attendez.", person=country.coordinator)
    assert again(claim).state == "checking"


def test_a_visa_nobody_asked_for_is_not_given(country):
    with pytest.raises(ConflictError):
        services.clear(
            claim_id=country.ready().pk, agrees=True, note="", person=country.coordinator
        )


def test_an_author_at_the_cabinet_does_not_clear_their_own_conclusion(country):
    claim = country.claim(
        many_ministries=True, ministry_id=country.cabinet.pk, person=country.coordinator
    )
    services.give_verdict(claim_id=claim.pk, person=country.coordinator, **ANSWER)
    take(again(claim), "clearance", None)
    with pytest.raises(RefusedError):
        services.clear(claim_id=claim.pk, agrees=True, note="", person=country.coordinator)


def test_suspending_then_giving_back_returns_to_what_was_online(country):
    claim = country.corrected()
    country.take(claim, "suspended")
    country.take(claim, "published")
    assert again(claim).state == "corrected"


def test_what_was_reopened_by_mistake_is_kept_as_it_is(country):
    claim = country.published()
    country.take(claim, "checking", country.writer)
    country.take(claim, "published")
    assert again(claim).state == "published"


def test_new_words_are_never_given_back_unread(country):
    claim = country.published()
    country.take(claim, "checking", country.writer)
    country.conclude(claim, lead="Autre chose.")
    country.take(claim, "checking", country.writer)
    with pytest.raises(RefusedError):
        country.take(claim, "published")


def test_an_answer_online_is_not_dropped_in_silence(country):
    claim = country.published()
    country.take(claim, "checking", country.writer)
    for after in ("watched", "out_of_scope"):
        with pytest.raises(ConflictError):
            country.take(claim, after)
    assert again(claim).state == "checking"


def test_a_closed_claim_can_be_opened_again(country):
    claim = country.published()
    country.take(claim, "closed")
    country.take(claim, "to_triage")
    country.take(claim, "assigned", country.head)
    assert (again(claim).state, again(claim).assignee_id) == ("assigned", country.head.id)


STALE = [
    lambda claim, who, seen: services.take_step(claim_id=claim.pk, after="checking", person=who.head, seen=seen),
    lambda claim, who, seen: services.give_verdict(claim_id=claim.pk, person=who.writer, seen=seen, **ANSWER),
    lambda claim, who, seen: services.read_verdict(claim_id=claim.pk, agrees=True, note="", person=who.reader, seen=seen),
    lambda claim, who, seen: services.clear(claim_id=claim.pk, agrees=True, note="", person=who.coordinator, seen=seen),
]  # fmt: skip


@pytest.mark.parametrize("act", STALE)
def test_whoever_acts_on_an_old_screen_meets_a_conflict_and_nothing_is_lost(country, act):
    claim = country.concluded()
    seen = claim.version
    country.take(claim, "checking", country.writer)
    country.conclude(claim, lead="Le résumé que personne n’a encore lu.")
    with pytest.raises(ConflictError) as met:
        act(claim, country, seen)
    assert "Une autre personne" in met.value.advice()
    assert again(claim).state == "second_reading"
    assert claim.verdicts.count() == 2
