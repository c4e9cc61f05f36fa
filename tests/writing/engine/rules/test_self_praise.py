"""Praise of oneself is shown; a quoted judgement is not ours."""

import pytest
from tests.writing.engine.rule_reader import excerpts


@pytest.mark.parametrize(
    "text",
    [
        "Ce programme est sans précédent.",
        "La fête a connu un vif succès.",
        "Un accord historique est signé.",
        "La ministre était honorée de sa présence la fête.",
    ],
)
def test_praise_is_found(text):
    assert excerpts("self_praise", text)


@pytest.mark.parametrize(
    "text",
    [
        "Le centre historique rouvre.",
        "Une crise sans précédent frappe la ville.",
        "Le chef la juge « sans précédent ».",
    ],
)
def test_facts_and_quoted_judgements_are_kept(text):
    assert excerpts("self_praise", text) == []
