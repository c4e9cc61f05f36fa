"""The life of a claim: every step of the table, and no other."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.accounts.engine.permissions import CAPABILITY_LABELS
from kakaki.factcheck.engine import life

# Written out by hand from the design, apart from the table that the program reads.
ALLOWED = {
    ("reported", "to_triage"),
    ("to_triage", "watched"), ("to_triage", "out_of_scope"), ("to_triage", "duplicate"),
    ("to_triage", "assigned"),
    ("watched", "to_triage"), ("watched", "assigned"), ("watched", "closed"),
    ("out_of_scope", "to_triage"), ("duplicate", "to_triage"),
    ("assigned", "checking"), ("assigned", "to_triage"),
    ("checking", "waiting"), ("checking", "second_reading"), ("checking", "watched"),
    ("checking", "out_of_scope"), ("checking", "published"), ("checking", "corrected"),
    ("waiting", "checking"),
    ("second_reading", "checking"), ("second_reading", "clearance"), ("second_reading", "ready"),
    ("clearance", "checking"), ("clearance", "ready"),
    ("ready", "published"), ("ready", "corrected"), ("ready", "checking"),
    ("published", "checking"), ("published", "suspended"), ("published", "closed"),
    ("corrected", "checking"), ("corrected", "suspended"), ("corrected", "closed"),
    ("suspended", "checking"), ("suspended", "published"), ("suspended", "corrected"),
    ("suspended", "closed"),
    ("closed", "to_triage"),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), sorted(product(life.LABELS, repeat=2)))
def test_a_step_is_allowed_when_the_design_says_so_and_refused_otherwise(before, after):
    if (before, after) in ALLOWED:
        life.check_step(before, after)
    else:
        with pytest.raises(life.ForbiddenStepError):
            life.check_step(before, after)


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_state_nobody_knows_leads_nowhere(before, after):
    if (before, after) not in ALLOWED:
        with pytest.raises(life.ForbiddenStepError):
            life.check_step(before, after)


def test_every_state_can_be_reached_from_the_first():
    reached, edge = {"reported"}, {"reported"}
    while edge:
        edge = set().union(*(life.FOLLOWS[state] for state in edge)) - reached
        reached |= edge
    assert reached == set(life.LABELS)


def test_no_road_to_the_public_goes_round_the_second_reading():
    # Without « checking → what is online », which only gives back what was read before.
    back = {("checking", "published"), ("checking", "corrected")}
    reached, edge = {"reported"}, {"reported"}
    while edge:
        steps = {(b, a) for b in edge for a in life.FOLLOWS[b]} - back
        edge = {after for before, after in steps if before != "second_reading"} - reached
        reached |= edge
    assert not reached & {"ready", "clearance", "published", "corrected", "suspended"}


@pytest.mark.parametrize("state", sorted(life.LABELS))
def test_every_step_needs_a_capability_that_exists(state):
    assert life.capability_for(state) in CAPABILITY_LABELS


@pytest.mark.parametrize("state", ["published", "corrected", "suspended"])
def test_what_the_public_sees_is_the_head_s_to_decide(state):
    assert life.capability_for(state) == "rumours.publish"


@pytest.mark.parametrize("state", sorted(life.ACTIONS))
def test_a_screen_offers_only_steps_that_are_allowed_and_asks_why_when_it_must(state):
    for action in life.ACTIONS[state]:
        life.check_step(state, action.after)
        assert bool(action.ask) == (action.after in life.EXPLAINED)


def test_an_answer_that_is_online_cannot_be_dropped_in_silence():
    offered = life.actions_from("checking", is_online=True, may_restore=True)
    assert {a.after for a in offered} == {"waiting", "published"}


def test_an_answer_with_new_words_cannot_be_given_back_unread():
    offered = life.actions_from("checking", is_online=True, may_restore=False)
    assert {a.after for a in offered} == {"waiting"}


def test_the_stages_show_where_a_claim_stands():
    stages = life.stages_at("second_reading", needs_visa=False)
    assert [(s.label, s.is_done, s.is_here) for s in stages] == [
        ("Trier", True, False),
        ("Vérifier", True, False),
        ("Relire", False, True),
        ("Publier", False, False),
        ("En ligne", False, False),
    ]


def test_the_visa_is_a_stage_only_of_what_needs_it():
    assert "Visa du Cabinet" in [s.label for s in life.stages_at("ready", needs_visa=True)]
    assert "Visa du Cabinet" in [s.label for s in life.stages_at("clearance", needs_visa=False)]
    assert "Visa du Cabinet" not in [s.label for s in life.stages_at("ready", needs_visa=False)]


@pytest.mark.parametrize("state", ["watched", "out_of_scope", "duplicate"])
def test_what_left_the_road_stands_at_no_stage(state):
    assert life.stages_at(state, needs_visa=False) == ()
