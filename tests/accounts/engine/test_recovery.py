"""Who may remove a lost second factor: one table, every refusal beside its permission."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.accounts.engine.permissions import ROLE_LABELS
from kakaki.accounts.engine.recovery import may_restore

HEALTH, WATER, CABINET = 1, 2, 3


def roles(**held: str) -> dict[int, frozenset[str]]:
    numbers = {"health": HEALTH, "water": WATER, "cabinet": CABINET}
    return {numbers[name]: frozenset(held[name].split()) for name in held}


@pytest.mark.parametrize(
    ("helper", "person", "has_head", "may"),
    [
        (roles(health="responsable"), roles(health="validateur"), True, True),
        (roles(health="responsable"), roles(health="redacteur"), True, True),
        (roles(water="responsable"), roles(health="validateur"), True, False),
        (roles(health="responsable"), roles(health="responsable"), True, False),
        (roles(health="responsable"), roles(cabinet="cabinet"), True, False),
        (roles(health="responsable"), roles(health="validateur", water="redacteur"), True, False),
        (roles(health="validateur"), roles(health="redacteur"), True, False),
        (roles(health="redacteur"), roles(health="redacteur"), True, False),
        (roles(cabinet="operateur"), roles(health="responsable"), True, False),
        (roles(cabinet="operateur"), roles(cabinet="cabinet"), True, False),
        (roles(cabinet="cabinet"), roles(health="responsable"), True, True),
        (roles(cabinet="cabinet"), roles(cabinet="operateur"), True, True),
        (roles(cabinet="cabinet"), roles(cabinet="cabinet"), True, True),
        (roles(cabinet="cabinet"), roles(health="validateur", water="redacteur"), True, True),
        (roles(cabinet="cabinet"), roles(health="validateur"), True, False),
        (roles(cabinet="cabinet"), roles(health="validateur"), False, True),
        (roles(cabinet="cabinet"), roles(cabinet="redacteur"), True, True),
        (roles(), roles(health="validateur"), True, False),
        (roles(cabinet="cabinet"), roles(), False, False),
    ],
)
def test_the_nearest_above_helps_and_nobody_else(helper, person, has_head, may):
    found = may_restore(helper_id=1, helper=helper, person_id=2, person=person, has_head=has_head)
    assert found is may


held = st.dictionaries(
    st.sampled_from([HEALTH, WATER, CABINET]),
    st.frozensets(st.sampled_from(sorted(ROLE_LABELS)), min_size=1),
)


@given(held, st.booleans())
def test_nobody_helps_themselves(own, has_head):
    assert not may_restore(helper_id=7, helper=own, person_id=7, person=own, has_head=has_head)


@given(held, held, st.booleans())
def test_whoever_helps_leads_something(helper, person, has_head):
    if may_restore(helper_id=1, helper=helper, person_id=2, person=person, has_head=has_head):
        assert any(kept & {"responsable", "cabinet"} for kept in helper.values())
