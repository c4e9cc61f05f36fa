"""Two sentences get the space between them."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended


def test_sentences_are_set_apart():
    written = "Le puits est ouvert.La pompe marche. Est-ce loin?Oui, dit-il."
    better = "Le puits est ouvert. La pompe marche. Est-ce loin? Oui, dit-il."
    assert mended("period_space", written) == better


@pytest.mark.parametrize(
    "text",
    [
        "Le service Demarches.Kounta est ouvert.",
        "Voyez a@maison.Example ici.",
        "Le fichier plan.Doc.",
    ],
)
def test_names_and_files_are_kept(text):
    assert excerpts("period_space", text) == []
