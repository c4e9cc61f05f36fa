"""One subject has one way of being written."""

import pytest

from kakaki.sites.engine.tag_names import normal_name, same_as


@pytest.mark.parametrize(
    ("typed", "name"),
    [("  #vaccination ", "Vaccination"), ("eau  et santé.", "Eau et santé"), ("", "")],
)
def test_a_name_is_brought_to_one_form(typed, name):
    assert normal_name(typed) == name


@pytest.mark.parametrize(
    ("new", "known", "same"),
    [
        ("sante", "Santé", "Santé"),
        ("SANTÉ", "Santé", "Santé"),
        ("Vaccins", "Vaccin", "Vaccin"),
        ("Santé de la mère", "Santé mère", "Santé mère"),
        ("Vacination", "Vaccination", "Vaccination"),
        ("Route", "Roue", ""),
        ("Eau", "Eaux", "Eaux"),
        ("Agriculture", "Élevage", ""),
        ("Ƙasa", "Kasa", ""),
    ],
)
def test_another_way_of_writing_a_subject_is_recognised(new, known, same):
    assert same_as(new, ["Autre chose", known]) == same


def test_the_very_name_is_preferred_to_one_that_only_looks_like_it():
    assert same_as("Vaccination", ["Vacination", "Vaccination"]) == "Vaccination"
