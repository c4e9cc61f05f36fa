"""Two conditions in a sentence are shown; questions set none."""

import pytest
from tests.writing.engine.rule_reader import excerpts


@pytest.mark.parametrize(
    "text",
    [
        "Si vous avez un reçu, entrez, à moins que le bureau soit fermé.",
        "S’il pleut et s’il vente, si le pont ferme, restez.",
    ],
)
def test_two_conditions_are_found(text):
    assert excerpts("double_conditional", text)


@pytest.mark.parametrize(
    "text",
    [
        "Demandez si le pont est ouvert, et si vous passez, payez.",
        "Si le SI tombe, appelez.",
        "Il vient même si la pluie tombe, comme si le ciel était bleu.",
    ],
)
def test_a_question_or_a_comparison_sets_no_condition(text):
    assert excerpts("double_conditional", text) == []
