"""A passive is « être » and a participle that has an object, whatever stands between."""

import pytest

from kakaki.writing.engine.passives import passives_in


@pytest.mark.parametrize(
    "sentence",
    [
        "La route est fermée.",
        "Les puits ont été creusés par le ministère.",
        "Comment le vaccin est-il utilisé ?",
        "La loi a, d’ailleurs, été votée.",
        "Elle n’a pas encore été, selon lui, publiée.",
        "L’aide sera tout à fait bien distribuée.",
        "Les actes doivent aussi être signés.",
        "Le projet étant financé, il commence.",
        "Les malades ont été sortis de l’hôpital.",
    ],
)
def test_a_passive_is_found(sentence):
    assert len(passives_in(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "La ministre est arrivée à Bilmari.",
        "Les agents se sont réunis.",
        "Il s’en est pris au maire.",
        "Nous nous sommes engagés.",
        "La ville à l’est construite en 1950 vit.",
        "L’été passé fut chaud.",
        "Il est député.",
        "Elle est très belle.",
        "La santé est gratuite.",
        "Le centre est situé près du marché.",
        "Le délai est passé.",
    ],
)
def test_what_is_no_passive_is_left_alone(sentence):
    assert passives_in(sentence) == []


def test_a_passive_says_whether_its_agent_is_named():
    (by,) = passives_in("Elle est présidée par le ministre.")
    (chance,) = passives_in("Elle est choisie par hasard.")
    assert by.has_agent
    assert not chance.has_agent
