"""A ministry chooses its approvals by kind of text, within the rule of the house."""

import pytest
from tests.sites.conftest import a_member

from kakaki.audit import facade as audit
from kakaki.kernel.errors import InvalidInputError
from kakaki.sites import facade as sites
from kakaki.sites.approving import flows
from kakaki.sites.approving.flows import ONE, Step
from kakaki.sites.models import ApprovalFlow
from kakaki.sites.page_kind import kinds

RULES = "/bureau/textes/regles/"
TWO = {"kind": "", "count": "2", "label_1": "Responsable", "label_2": "Cabinet du ministre"}


TWO_BY_ANYBODY = (Step(), Step())


def choose(unit, kind: str = "", steps=TWO_BY_ANYBODY) -> None:
    flows.choose_flow(ministry_id=unit.id, kind=kind, steps=steps, actor_id=unit.head.pk)


def text_of(answer) -> str:
    return answer.content.decode()


def test_a_head_chooses_two_approvals_in_order_and_the_journal_says_so(health):
    named = {"approver_1": str(health.head.pk), "substitute_1": str(health.reader.pk)}
    browser = health.client(health.head)
    assert browser.post(RULES, TWO | named).status_code == 302
    flow = ApprovalFlow.objects.get(ministry_id=health.id)
    assert [step.label for step in flow.steps.all()] == ["Responsable", "Cabinet du ministre"]
    shown = text_of(browser.get(RULES))
    assert "Chef Sante, en son absence Valid Sante" in shown
    line = next(one for one in audit.lines(ministry_ids=[health.id]))
    assert (line.action, line.actor_id) == ("sites.flow_chosen", health.head.pk)


def test_a_rule_is_taken_back_and_one_approval_is_enough_again(health):
    choose(health)
    browser = health.client(health.head)
    for _ in range(2):
        browser.post(f"{RULES}retirer/", {"kind": ""})
    assert flows.flow_of(health.id, "communique") is None
    told = [one.action for one in audit.lines(ministry_ids=[health.id])]
    assert told.count("sites.flow_forgotten") == 1


def test_the_rule_of_a_kind_stands_before_that_of_all_others(health):
    choose(health, "", (Step(label="tous"),))
    choose(health, "tender", (Step(label="marchés"),))
    assert flows.flow_of(health.id, "tender").kind == "tender"
    assert flows.flow_of(health.id, "communique").kind == ""


@pytest.mark.parametrize("kind", ["", *sorted(c for c in kinds.all() if not kinds.get(c).is_light)])
def test_no_text_that_engages_goes_without_another_persons_approval(health, kind):
    with pytest.raises(InvalidInputError):
        choose(health, kind, ())
    assert not ApprovalFlow.objects.exists()


def test_the_light_kinds_are_few_and_none_of_them_engages():
    light = {code for code in kinds.all() if kinds.get(code).is_light}
    assert light == {"event", "gallery", "questions"}


def test_a_rule_that_could_not_be_followed_is_refused(health, education):
    head, reader = health.head.pk, health.reader.pk
    for steps in (
        (Step(approver_id=head), Step(approver_id=head)),
        (Step(approver_id=head, substitute_id=head),),
        (Step(substitute_id=head),),
        (Step(approver_id=health.writer.pk),),
        (Step(approver_id=education.head.pk),),
        (Step(approver_id=head), Step(approver_id=reader), Step()),
    ):
        with pytest.raises(InvalidInputError):
            choose(health, "", steps)
    with pytest.raises(InvalidInputError):
        choose(health, "chanson", ONE)
    browser = health.client(health.head)
    answer = browser.post(RULES, {"kind": "", "count": "0"})
    assert answer.status_code == 422
    assert "Une autre personne doit toujours approuver" in text_of(answer)
    assert not ApprovalFlow.objects.exists()


def test_nobody_else_reads_or_chooses_the_rule_of_a_ministry(health, education, client):
    choose(health, "", (Step(label="Juriste-confidentiel"),))
    for person in (health.writer, health.reader, a_member(health.id, "operateur")):
        browser = health.client(person)
        assert browser.get(RULES).status_code == 403
        assert browser.post(RULES, TWO).status_code == 403
        assert browser.post(f"{RULES}retirer/", {"kind": ""}).status_code == 403
    head = education.client(education.head)
    assert "Juriste-confidentiel" not in text_of(head.get(RULES))
    for address in (f"{RULES}?ministere=sante", f"{RULES}retirer/?ministere=sante"):
        assert head.post(address, TWO).status_code == 403
    assert head.get(f"{RULES}?ministere=sante").status_code == 403
    head.post(f"{RULES}retirer/", {"kind": ""})
    for method in (client.get, client.post):
        assert method(RULES, HTTP_HOST="localhost:8000").status_code == 302
    stopped = health.client(health.head)
    health.head.is_active = False
    health.head.save()
    assert stopped.post(f"{RULES}retirer/", {"kind": ""}).status_code == 302
    assert flows.flow_of(health.id, "communique") is not None


def test_the_rules_of_one_ministry_do_not_govern_another(health, education):
    choose(health)
    saved = education.approved()
    assert sites.page(saved.page_id).state == "approved"
