"""Two approvals are given in their order, by two people, of the words that were sent."""

import pytest
from django.db import IntegrityError, transaction
from tests.sites.approving.test_flows import choose, text_of
from tests.sites.conftest import a_member

from kakaki.kernel.errors import ConflictError, RefusedError
from kakaki.sites import facade as sites
from kakaki.sites import selectors
from kakaki.sites.approving import sentence, turns
from kakaki.sites.approving.flows import ONE, Step
from kakaki.sites.models import Approval

MINE = "/bureau/textes/approbations/"


def sent(unit, **fields):
    saved = unit.draft(**fields)
    sites.submit_for_approval(page_id=saved.page_id, actor_id=unit.writer.pk)
    return saved


def approve(saved, person) -> str:
    sites.approve(page_id=saved.page_id, actor_id=person.pk, version=saved.version)
    return sites.page(saved.page_id).state


def words(saved) -> str:
    return sentence.next_in_words(sites.page(saved.page_id))


@pytest.fixture
def two(health):
    """Ask in health for its validator's approval, then for its head's."""
    steps = (Step("Relecture", health.reader.pk), Step("Cabinet du ministre", health.head.pk))
    choose(health, "", steps)
    return health


def test_one_approval_by_anybody_else_is_asked_for_by_default(health):
    saved = sent(health)
    assert words(saved) == "Chef Sante ou Valid Sante doit lire et approuver ce texte."
    assert approve(saved, health.reader) == "approved"
    assert words(saved) == "Chef Sante peut maintenant publier ce texte."


def test_two_approvals_are_given_in_order(two):
    saved = sent(two)
    first = "Approbation 1 sur 2 (Relecture) : Valid Sante doit lire et approuver ce texte."
    assert words(saved) == first
    with pytest.raises(RefusedError):
        approve(saved, two.head)
    assert approve(saved, two.reader) == "asked"
    assert "Approbation 2 sur 2 (Cabinet du ministre) : Chef Sante" in words(saved)
    with pytest.raises(RefusedError):
        sites.publish_text(page_id=saved.page_id, actor_id=two.head.pk)
    assert approve(saved, two.head) == "approved"
    sites.publish_text(page_id=saved.page_id, actor_id=two.head.pk)
    assert sites.page(saved.page_id).state == "published"


def test_nobody_gives_two_approvals_of_one_sending(health):
    choose(health)
    saved = sent(health)
    for _ in range(2):
        assert approve(saved, health.head) == "asked"
    reading = selectors.last_reading(saved.page_id)
    second = Approval.objects.get(reading=reading, position=2)
    second.given_by = health.head
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()
    assert approve(saved, health.reader) == "approved"


def test_nobody_approves_their_own_text_even_when_named(health):
    choose(health, "", (Step("Responsable", health.head.pk, health.reader.pk),))
    saved = sent(health, actor_id=health.head.pk)
    with pytest.raises(RefusedError):
        approve(saved, health.head)
    assert "Valid Sante doit lire" in words(saved)
    assert approve(saved, health.reader) == "approved"


def test_a_substitute_gives_the_approval_of_whoever_is_absent(health):
    other = a_member(health.id, "validateur", first_name="Autre")
    choose(health, "", (Step("Juriste", health.reader.pk, other.pk),))
    saved = sent(health)
    assert "en son absence, Autre" in words(saved)
    with pytest.raises(RefusedError):
        approve(saved, health.head)
    assert approve(saved, other) == "approved"


def test_when_the_people_named_have_left_a_head_approves_and_nobody_else(health):
    other = a_member(health.id, "validateur")
    choose(health, "", (Step("Juriste", health.reader.pk),))
    saved = sent(health)
    health.reader.is_active = False
    health.reader.save()
    with pytest.raises(RefusedError):
        approve(saved, other)
    assert approve(saved, health.head) == "approved"


def test_a_text_that_nobody_may_approve_says_so(health):
    choose(health, "", (Step("Responsable", health.head.pk),))
    saved = sent(health, actor_id=health.head.pk)
    assert words(saved) == sentence.NOBODY


def test_a_change_voids_the_approvals_given(two):
    saved = sent(two)
    approve(saved, two.reader)
    changed = two.draft("Autre titre", page_id=saved.page_id, base_version=saved.version)
    assert sites.page(saved.page_id).state == "draft"
    with pytest.raises(ConflictError):
        approve(saved, two.head)
    sites.submit_for_approval(page_id=saved.page_id, actor_id=two.writer.pk)
    with pytest.raises(RefusedError):
        approve(changed, two.head)
    assert "Approbation 1 sur 2" in words(changed)


def test_a_rule_loosened_meanwhile_does_not_serve_a_text_that_waits(two):
    saved = sent(two)
    choose(two, "", ONE)
    assert approve(saved, two.reader) == "asked"
    assert approve(saved, two.head) == "approved"
    assert approve(sent(two), two.reader) == "approved"


def test_a_light_kind_goes_without_approval_where_its_ministry_says_so(health, education):
    choose(health, "questions", ())
    saved = sent(health, kind="questions")
    assert sites.page(saved.page_id).state == "approved"
    assert selectors.last_reading(saved.page_id).reader is None
    sites.publish_text(page_id=saved.page_id, actor_id=health.head.pk)
    assert sites.page(sent(health).page_id).state == "asked"
    assert sites.page(sent(education, kind="questions").page_id).state == "asked"


def test_the_list_of_approvals_says_whose_turn_it_is(two):
    saved = sent(two, title="Projet de décret")
    mine, others = (text_of(two.client(p).get(MINE)) for p in (two.reader, two.head))
    assert mine.index("À vous maintenant") < mine.index("Projet de décret")
    assert "Attendent quelqu’un d’autre" not in mine
    assert others.index("Attendent quelqu’un d’autre") < others.index("Projet de décret")
    assert "Textes à relire" in text_of(two.client(two.reader).get("/bureau/"))
    assert "Textes à relire" not in text_of(two.client(two.head).get("/bureau/"))
    approve(saved, two.reader)
    assert "Vos dernières approbations" in text_of(two.client(two.reader).get(MINE))


def test_the_screen_to_read_offers_the_approval_to_whoever_gives_it_now(two):
    saved = sent(two)
    address = f"/bureau/textes/{saved.page_id}/relire/"
    button = 'value="approve"'
    assert button not in text_of(two.client(two.head).get(address))
    assert button in text_of(two.client(two.reader).get(address))
    data = {"decision": "approve", "version": saved.version}
    answer = two.client(two.reader).post(address, data, follow=True)
    assert "Votre approbation est donnée. Approbation 2 sur 2" in text_of(answer)
    assert "Vous avez donné votre approbation" in text_of(two.client(two.reader).get(address))


def test_nobody_else_sees_what_waits_in_a_ministry(health, education, client):
    sent(health, title="Projet-confidentiel")
    assert "Projet-confidentiel" not in text_of(education.client(education.head).get(MINE))
    assert health.client().get(MINE).status_code == 403
    assert client.get(MINE, HTTP_HOST="localhost:8000").status_code == 302
    stopped = health.client(health.reader)
    health.reader.is_active = False
    health.reader.save()
    assert stopped.get(MINE).status_code == 302


def test_a_text_sent_before_approvals_were_written_down_needs_one(health):
    saved = sent(health)
    Approval.objects.all().delete()
    assert turns.turn_of(selectors.last_reading(saved.page_id)).may
    assert approve(saved, health.reader) == "approved"
