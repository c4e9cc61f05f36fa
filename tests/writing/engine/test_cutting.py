"""A long sentence is cut where grammar allows; elsewhere only the place is shown."""

import pytest

from kakaki.writing.engine.cutting import Cut, cuts


def mended(sentence: str, cut: Cut) -> str:
    return sentence[: cut.start] + (cut.fix or "") + sentence[cut.end :]


# Sentences of newspapers, encyclopedias and parliaments (Universal Dependencies of French, dev).
SURE = [
    (
        (
            "Cette demande a été rejetée et il est en prison parce qu'il a osé, il y a quelque temps, "
            "proposer la recherche d'une solution politique au problème"
        ),
        "Cette demande a été rejetée. Il est en prison parce qu'il a osé",
    ),
    (
        (
            "Les services navigations sont mis à la disposition de Voies Navigables de France (VNF), "
            "et les éclusiers du Rhin sont employés par EDF."
        ),
        "Voies Navigables de France (VNF). Les éclusiers du Rhin sont employés par EDF.",
    ),
    (
        (
            "Ses résultats sont cependant plus faibles face à la ministre déléguée à la Parité : elle "
            "réunit 26,17% des voix au premier tour puis 43,07% au second."
        ),
        "à la Parité. Elle réunit 26,17% des voix",
    ),
    (
        (
            "Ce basculement est perceptible depuis plusieurs années, mais il est désormais arrivé à un "
            "stade assez avancé pour que le Maroc s'inquiète."
        ),
        "plusieurs années. Mais il est désormais arrivé",
    ),
    (
        (
            "La commune va faire installer des poubelles fixes, ce qui a eu probablement pour effet "
            "d'inciter les gens à rester à domicile."
        ),
        "des poubelles fixes. Cela a eu probablement pour effet",
    ),
    (
        "Les travaux du pont sont arrêtés depuis lundi car la route de Bilmari reste coupée.",
        "depuis lundi. En effet, la route de Bilmari reste coupée.",
    ),
    (
        "Le centre de Tassara est ouvert le matin ; les soins sont gratuits pour les enfants.",
        "ouvert le matin. Les soins sont gratuits pour les enfants.",
    ),
]


@pytest.mark.parametrize(("sentence", "wanted"), SURE)
def test_a_second_clause_with_its_own_subject_becomes_a_sentence(sentence, wanted):
    first = cuts(sentence)[0]
    assert first.is_sure
    assert wanted in mended(sentence, first)
    assert mended(sentence, first).startswith(first.first)
    assert mended(sentence, first).endswith(first.second)


UNSURE = [
    (
        (
            "La basilique à laquelle est attachée le titre remonte au VIIe siècle et a été construite "
            "sur les ruines d'un oratoire du Ve ou VIe siècle."
        ),
        "et a été construite",
    ),
    (
        (
            "Les mandats ont une période de deux ans jusqu'à l'adoption de la constitution de 1991, "
            "qui augmente la durée à trois ans."
        ),
        "qui augmente la durée",
    ),
]


@pytest.mark.parametrize(("sentence", "wanted"), UNSURE)
def test_where_a_subject_must_be_found_only_the_place_is_shown(sentence, wanted):
    (cut,) = cuts(sentence)
    assert not cut.is_sure
    assert cut.second.startswith(wanted)
    assert cut.start == cut.end


@pytest.mark.parametrize(
    "sentence",
    [
        # The two nouns are one subject.
        "À la fin de la semaine, les maires des communes et les préfets sont reçus au palais.",
        # The condition is no sentence by itself.
        "Si les parents viennent avec le carnet et si l’enfant a plus de neuf mois, il est vacciné.",
        # What somebody said stays whole.
        "Il a répondu : « La route est ouverte depuis ce matin, et elle sera gardée jour et nuit. »",
        "Le ministre (il est arrivé hier de la capitale, et il repart demain) a vu le chantier neuf.",
        "Le ministre a visité les écoles, les marchés, les centres de santé et les mairies du pays.",
        "La route est non seulement plus longue que l’autre mais elle est plus dangereuse la nuit.",
        "Oui, et il vient.",
    ],
)
def test_what_a_cut_would_break_is_left_whole(sentence):
    assert [cut for cut in cuts(sentence) if cut.is_sure] == []


def test_at_most_three_places_are_proposed_and_the_sure_ones_come_first():
    sentence = "; ".join(
        f"le centre de Tassara est ouvert le matin du {day} mars" for day in range(1, 9)
    )
    found = cuts(sentence)
    assert len(found) == 3
    assert all(cut.is_sure for cut in found)
