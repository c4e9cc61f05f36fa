"""« Si » that opens a sentence takes no conditional."""

import pytest
from tests.writing.engine.rule_reader import excerpts

from kakaki.writing.engine.rules.conditional_after_si import is_conditional


def test_the_verb_is_shown():
    assert excerpts("conditional_after_si", "Si vous voudriez un reçu, demandez.") == ["voudriez"]


@pytest.mark.parametrize(
    "text",
    [
        "Si le maire ouvrait le puits, l’eau coulerait.",
        "Si elle entrait, on la verrait.",
        "Si elle tirait, il faudrait fuir.",
        "Il demande si vous viendriez.",
        "Si un extrait manque, écrivez.",
    ],
)
def test_an_imperfect_or_a_question_is_kept(text):
    assert excerpts("conditional_after_si", text) == []


@pytest.mark.parametrize(
    ("verb", "is_one"),
    [
        ("aurait", True), ("serait", True), ("viendraient", True), ("finiriez", True), ("mettrait", True),
        ("ouvrait", False), ("espérait", False), ("retirait", False), ("encadrait", False), ("gérait", False),
    ],
)  # fmt: skip
def test_a_conditional_is_told_from_a_past(verb, is_one):
    assert is_conditional(verb) is is_one
