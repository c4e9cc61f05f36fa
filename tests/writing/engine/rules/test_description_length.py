"""The description fits what searches show; a form without this field is left alone."""

import pytest
from tests.writing.engine.rule_reader import in_fields


@pytest.mark.parametrize("text", ["", "  ", "a" * 49, "a" * 161])
def test_an_absent_or_badly_cut_description_is_shown(text):
    [finding] = in_fields("description_length", description=text)
    assert finding.field == "description"


@pytest.mark.parametrize("text", ["a" * 50, "a" * 140, "a" * 160])
def test_a_description_that_fits_is_kept(text):
    assert in_fields("description_length", description=text) == ()


def test_a_text_without_the_field_is_left_alone():
    assert in_fields("description_length", title="Le puits") == ()
