"""Impersonal turns get a plain verb."""

import pytest
from tests.writing.engine.rule_reader import found, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("Il convient d’apporter un reçu.", "Il faut apporter un reçu."),
        ("Il y a lieu de payer.", "Il faut payer."),
        ("Le lieu qu’il convient de voir.", "Le lieu qu’il faut voir."),
        ("Il est possible d’entrer.", "On peut entrer."),
    ],
)
def test_a_plain_verb_is_offered(written, better):
    assert mended("weak_verb", written) == better


def test_a_turn_that_hides_who_decided_asks_for_them():
    (finding,) = found("weak_verb", "Il a été décidé de fermer le pont.")
    assert finding.fix is None
    assert "qui" in finding.message
