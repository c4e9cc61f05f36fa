"""Every verdict is said in plain words, and none says true or false."""

import pytest

from kakaki.seals.engine.verdicts import Verdict, words_of


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_verdict_says_what_it_means_and_what_to_do(verdict):
    words = words_of(verdict)
    assert words.label
    assert words.icon
    assert words.meaning.endswith(".")
    assert words.advice.endswith(".")
    assert "'" not in words.meaning + words.advice


def test_unknown_is_not_false():
    assert "ne veut pas dire faux" in words_of(Verdict.UNKNOWN).meaning
