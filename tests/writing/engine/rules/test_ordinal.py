"""Ranks are shortened as French does."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("la 33ème session", "la 33e session"),
        ("les 2èmes assises", "les 2es assises"),
        ("la 1ère et la 1ere fois", "la 1re et la 1re fois"),
        ("le 1ier mars", "le 1er mars"),
        ("la 2nde phase, le 2nd tour", "la 2de phase, le 2d tour"),
        ("le XIXème siècle", "le XIXe siècle"),
        ("le 5è jour", "le 5e jour"),
    ],
)
def test_a_rank_gets_its_short_form(written, better):
    assert mended("ordinal", written) == better


def test_right_forms_and_words_are_kept():
    assert excerpts("ordinal", "Le 1er, la 1re, le 2d, le XXIe siècle, un thème, la mère.") == []
