"""A moment that only the day of writing explains is shown."""

import pytest
from tests.writing.engine.rule_reader import excerpts

from kakaki.writing.engine.rules.vague_time import _VAGUE


@pytest.mark.parametrize("words", _VAGUE)
def test_every_vague_moment_is_found(words):
    assert excerpts("vague_time", f"Le marché, {words}, sera plus grand.") == [words]
    opening = words[0].upper() + words[1:]
    assert excerpts("vague_time", f"{opening}, le marché.") == [opening]


@pytest.mark.parametrize(
    "text", ["Ce matin, mardi 3 mars, il pleut.", "L’an dernier (2025), il a plu.", "Avant-hier."]
)
def test_dated_moments_are_kept(text):
    assert excerpts("vague_time", text) == []
