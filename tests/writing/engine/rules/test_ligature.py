"""Words with « œ » get it, words without it are left alone."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended

WORDS = {
    "oeuvre": "œuvre", "manoeuvre": "manœuvre", "coeur": "cœur", "soeurs": "sœurs", "voeux": "vœux",
    "noeud": "nœud", "boeuf": "bœuf", "oeufs": "œufs", "oeil": "œil", "foetus": "fœtus",
    "moeurs": "mœurs", "choeur": "chœur", "écoeuré": "écœuré", "désoeuvrés": "désœuvrés",
    "Oeuvrer": "Œuvrer", "OEUVRE": "ŒUVRE", "main-d’oeuvre": "main-d’œuvre",
    "oecuménique": "œcuménique", "chef-d’oeuvre": "chef-d’œuvre", "oeillères": "œillères",
}  # fmt: skip


@pytest.mark.parametrize("written", WORDS)
def test_a_forgotten_ligature_is_mended(written):
    assert mended("ligature", f"Le {written} est là.") == f"Le {WORDS[written]} est là."


@pytest.mark.parametrize(
    "text",
    [
        "Un coefficient de moelle, une poésie, un goéland, Zoe, Noel.",
        "Coexister, coercition, goethite, la canoe.",
        "Voyez https://a.example/mise-en-oeuvre et [la page](mise-en-oeuvre).",
    ],
)
def test_other_words_are_kept(text):
    assert excerpts("ligature", text) == []
