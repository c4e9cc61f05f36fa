"""The page of the precision is written from the judgements, and no rule claims more than was judged."""

import pytest
from tools import precision

from kakaki.writing.engine.rule import rules


def test_the_page_is_up_to_date():
    assert precision.PAGE.read_text(encoding="utf-8") == precision.page(), (
        "run: python -m tools.precision"
    )


@pytest.mark.parametrize("code", sorted(precision.judged()))
def test_a_rule_judged_under_four_in_five_only_asks_to_judge(code):
    one = precision.judged()[code]
    if one.total >= precision.FEWEST and one.share < precision.LEAST:
        assert rules.get(code).class_ == "à vous de juger"
    else:
        assert one.total < precision.FEWEST or one.share >= precision.LEAST


def test_every_judgement_is_of_a_rule_that_exists():
    assert set(precision.judged()) <= set(rules.all())


def test_the_interval_holds_the_share_and_narrows_with_the_number():
    low, high = precision.wilson(8, 10)
    assert low < 0.8 < high
    lower, higher = precision.wilson(80, 100)
    assert low < lower < 0.8 < higher < high
    assert precision.wilson(10, 10)[1] == 1.0


def test_what_is_quoted_is_short():
    for line in precision.page().splitlines():
        if line.startswith("- ") and "[" in line and "(judgements" not in line:
            assert len(line.split(" (")[0]) <= precision.LONGEST + 10
