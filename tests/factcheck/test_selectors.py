"""What the desk lists for whom, and what whoever asked reads under their receipt."""

import pytest
from tests.factcheck.test_opening import reported

from kakaki.factcheck import opening, selectors
from kakaki.kernel.errors import NotFoundError
from kakaki.watch import facade as watch
from kakaki.watch.models import Item


def receipt_of(story):
    return Item.objects.filter(story=story).first().receipt


@pytest.fixture
def asked(country):
    """Return the receipt of a story, and a way to open a claim from it."""
    story = reported(country.health)
    return receipt_of(story), story


def test_claims_are_read_by_their_ministry_and_the_cabinet_only(country):
    claim = country.claim()
    for person in (country.writer, country.reader, country.head, country.coordinator):
        assert selectors.claims_for(person) == [claim]
        assert selectors.claim_for(person, claim.pk) == claim
    assert selectors.claims_for(country.stranger) == []
    with pytest.raises(NotFoundError):
        selectors.claim_for(country.stranger, claim.pk)


def test_a_number_nobody_was_given_is_unknown(country, asked):
    for typed in ("AAAAA-AAAAA", "", "😀", "0" * 400, "' OR 1=1", "AAAA\x00AAAAAA"):
        assert selectors.followed(typed).state == "unknown"


def test_a_number_is_read_as_people_write_it(country, asked):
    receipt, _ = asked
    typed = f" {receipt[:5].lower()} - {receipt[5:].lower()} "
    assert selectors.followed(typed).state == "waiting"


def test_whoever_asked_waits_until_the_answer_is_published(country, asked):
    receipt, story = asked
    assert selectors.followed(receipt).state == "waiting"
    claim = country.ready(story_id=story.pk)
    found = selectors.followed(receipt)
    assert (found.state, found.title, found.verdict) == ("waiting", "", "")
    from tests.factcheck.test_publishing import publish

    publish(claim, country.head)
    found = selectors.followed(receipt)
    assert (found.state, found.verdict) == ("answered", "Faux")
    assert found.url == claim.__class__.objects.get(pk=claim.pk).answer_url


def test_everybody_who_asked_finds_the_answer(country, asked):
    receipt, story = asked
    claim = country.published(story_id=story.pk)
    other = reported(country.health, text="Wai an sa guba a ruwan Bilmari, gaskiya ne?")
    watch.attach(story_id=other.pk, target=claim.target)
    late = reported(country.health)
    assert late == story
    for receipt in Item.objects.values_list("receipt", flat=True):
        assert selectors.followed(receipt).state == "answered"


def test_words_that_nobody_read_yet_are_never_shown(country, asked):
    receipt, story = asked
    claim = country.published(story_id=story.pk)
    country.take(claim, "checking", country.writer)
    country.conclude(claim, title="Oui, l’eau est empoisonnée", code="vrai")
    found = selectors.followed(receipt)
    assert (found.state, found.verdict, found.is_revised) == ("answered", "Faux", True)
    country.take(claim, "checking", country.writer)
    country.take(claim, "waiting", country.writer)
    assert selectors.followed(receipt).verdict == "Faux"


def test_a_suspended_answer_is_no_longer_told(country, asked):
    receipt, story = asked
    claim = country.published(story_id=story.pk)
    country.take(claim, "suspended")
    found = selectors.followed(receipt)
    assert (found.state, found.title, found.url) == ("suspended", "", "")
    country.take(claim, "published")
    assert selectors.followed(receipt).state == "answered"


def test_a_closed_answer_stays(country, asked):
    receipt, story = asked
    claim = country.published(story_id=story.pk)
    country.take(claim, "closed")
    found = selectors.followed(receipt)
    assert (found.state, found.is_revised) == ("answered", False)


def test_a_duplicate_leads_to_the_answer_of_the_other(country, asked):
    receipt, story = asked
    kept = country.published(text="Le forage de Bilmari serait empoisonné depuis lundi")
    claim = country.claim(story_id=story.pk)
    country.take(claim, "to_triage")
    opening.mark_duplicate(claim_id=claim.pk, of_id=kept.pk, person=country.writer)
    assert selectors.followed(receipt).state == "answered"


def test_what_is_nothing_to_verify_says_so(country, asked):
    receipt, story = asked
    watch.set_aside(story_id=story.pk, person=country.writer)
    assert selectors.followed(receipt).state == "nothing"
    watch.take_back(story_id=story.pk, person=country.writer)
    claim = country.claim(story_id=story.pk)
    country.take(claim, "checking")
    country.take(claim, "out_of_scope", note="Une opinion.")
    assert selectors.followed(receipt).state == "nothing"


def test_what_is_watched_is_still_not_verified(country, asked):
    receipt, story = asked
    claim = country.claim(story_id=story.pk)
    country.take(claim, "checking")
    country.take(claim, "watched")
    assert selectors.followed(receipt).state == "waiting"


def test_a_story_attached_to_a_communique_leads_there(country, asked):
    from kakaki.matching import facade as matching

    receipt, story = asked
    matching.remember(kind="communique", key="7", title="Eau contrôlée", text="…", url="https://sante.example/eau/")  # fmt: skip
    watch.attach(story_id=story.pk, target="communique:7")
    found = selectors.followed(receipt)
    assert (found.state, found.title, found.url) == (
        "answered",
        "Eau contrôlée",
        "https://sante.example/eau/",
    )
    matching.forget(kind="communique", key="7")
    assert selectors.followed(receipt).state == "waiting"
