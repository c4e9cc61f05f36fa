"""Forms of honour are shown, and not in somebody's words."""

import pytest
from tests.writing.engine.rule_reader import excerpts


@pytest.mark.parametrize(
    "text",
    [
        "Son Excellence Madame Awa Orou a parlé.",
        "Leurs Excellences sont venues.",
        "S.E.M. Abdou Benna signe.",
    ],
)
def test_honours_are_found(text):
    assert excerpts("honours_first", text)


@pytest.mark.parametrize(
    "text",
    [
        "Awa Orou, ministre de la Santé, a parlé.",
        "Elle travaille avec excellence.",
        "« Je remercie Son Excellence Monsieur le gouverneur de Bilmari », a dit le chef.",
    ],
)
def test_a_name_and_a_function_are_kept(text):
    assert excerpts("honours_first", text) == []
