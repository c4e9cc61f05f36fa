"""Vague quantities are shown in the title and the lead only."""

import pytest
from tests.writing.engine.rule_reader import in_fields


@pytest.mark.parametrize(
    "lead",
    ["Plusieurs puits ouvrent.", "Il y a de nombreux malades.", "Une multitude de puits ouvre."],
)
def test_a_vague_quantity_in_the_lead_is_found(lead):
    assert in_fields("vague_quantity", lead=lead)


@pytest.mark.parametrize(
    "lead", ["Un ou plusieurs agents viennent.", "Il a plu plusieurs jours.", "Dix puits ouvrent."]
)
def test_figures_lengths_of_time_and_choices_are_kept(lead):
    assert in_fields("vague_quantity", lead=lead) == ()


def test_the_body_may_be_vague():
    assert (
        in_fields("vague_quantity", lead="Dix puits ouvrent.", body="Plusieurs femmes viennent.")
        == ()
    )
