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


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Elle a été présidée par lui.", "a été présidée par"),
        ("Elle n’a pas encore été votée.", "a pas encore été votée"),
        ("La loi aurait été votée.", "aurait été votée"),
        ("La loi doit être votée.", "être votée"),
        ("La loi est bien votée.", "est bien votée"),
    ],
)
def test_a_passive_is_shown_from_its_first_verb(sentence, shown):
    (found,) = passives_in(sentence)
    assert sentence[found.start : found.end] == shown
