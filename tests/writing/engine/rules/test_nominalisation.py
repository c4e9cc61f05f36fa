"""A noun that hides a verb becomes the verb, in its tense."""

import pytest
from tests.writing.engine.rule_reader import excerpts, found, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("Ils ont procédé à la signature de l’accord.", "Ils ont signé l’accord."),
        ("Le maire procède au lancement des travaux.", "Le maire lance les travaux."),
        ("Le maire va procéder à l’ouverture d’un puits.", "Le maire va ouvrir un puits."),
        ("Procéder à la vérification du reçu.", "Vérifier le reçu."),
        ("Les agents procéderont à la distribution du riz.", "Les agents distribueront le riz."),
    ],
)
def test_the_verb_takes_the_tense_of_its_support(written, better):
    assert mended("nominalisation", written) == better


def test_a_verb_whose_form_is_not_sure_is_only_named():
    (finding,) = found("nominalisation", "Le maire a procédé à la remise du prix.")
    assert finding.fix is None
    assert "remettre" in finding.message


def test_other_uses_of_the_same_verbs_are_kept():
    assert excerpts("nominalisation", "Il procède par étapes et effectue le trajet du soir.") == []
