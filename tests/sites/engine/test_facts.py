"""Facts: each is read as people type it, kept once, said in French, and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.sites.engine.facts import (
    HARD,
    Choice,
    Day,
    Email,
    Fact,
    FactError,
    Link,
    LongText,
    Moment,
    Money,
    Phone,
    Points,
    Rows,
)

EVERY = (
    Fact("x", "X"),
    LongText("x", "X"),
    Points("x", "X"),
    Rows("x", "X", columns=("A", "B")),
    Day("x", "X"),
    Moment("x", "X"),
    Choice("x", "X", options=(("a", "Un"), ("b", "Deux"))),
    Money("x", "X"),
    Link("x", "X"),
    Phone("x", "X"),
    Email("x", "X"),
)


@pytest.mark.parametrize(
    ("fact", "typed", "said"),
    [
        (Day("d", "Date"), "2026-03-01", [f"1er{HARD}mars{HARD}2026"]),
        (Day("d", "Date"), "31/12/2026", [f"31{HARD}décembre{HARD}2026"]),
        (Moment("m", "Heure"), "2026-03-02T10:30", [f"2{HARD}mars{HARD}2026 à 10{HARD}h{HARD}30"]),
        (Moment("m", "Heure"), "02/03/2026 08:00", [f"2{HARD}mars{HARD}2026 à 8{HARD}h"]),
        (Money("p", "Prix"), "5 000 FCFA", [f"5{HARD}000{HARD}FCFA"]),
        (Money("p", "Prix"), "1.250.000 francs CFA", [f"1{HARD}250{HARD}000{HARD}FCFA"]),
        (Money("p", "Prix"), "Gratuit", ["Gratuit"]),
        (Money("p", "Prix"), "0", ["Gratuit"]),
        (Points("p", "Pièces"), "- un acte\n2) une photo\n\n• un reçu", ["un acte", "une photo", "un reçu"]),
        (Rows("r", "Services", columns=("Nom", "Tél")), "Accueil | 20 00\nCaisse\t21", ["Accueil | 20 00", "Caisse | 21"]),
        (Choice("c", "État", options=(("o", "Ouvert"),)), "o", ["Ouvert"]),
        (LongText("t", "Où"), "Rue 1\r\nTassara", ["Rue 1", "Tassara"]),
    ],
)  # fmt: skip
def test_a_fact_is_said_as_french_says_it(fact, typed, said):
    assert fact.say(fact.read(typed)) == said


@pytest.mark.parametrize(
    ("fact", "typed", "words"),
    [
        (Day("d", "Date"), "31/02/2026", "31/03/2026"),
        (Moment("m", "Heure"), "demain matin", "31/03/2026 10:00"),
        (Money("p", "Prix"), "cinq mille", "5 000"),
        (Money("p", "Prix"), "-5", "montant"),
        (Link("l", "Lien"), "javascript:alert(1)", "https://"),
        (Link("l", "Lien"), 'https://x.example/"><script>', "https://"),
        (Phone("t", "Tél"), "appelez-moi", "20 72 00 00"),
        (Email("e", "Adresse"), "pas une adresse", "nom@exemple.com"),
        (Choice("c", "État", options=(("o", "Ouvert"),)), "ferme", "liste"),
        (Rows("r", "Services", columns=("Nom",)), "a | b", "trop de cases"),
        (Fact("f", "Nom"), "x" * 301, "300 signes"),
        (Fact("f", "Nom"), "a\x00b", "illisible"),
        (Points("p", "Pièces"), "\n".join(["- a"] * 61), "60 lignes"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_write(fact, typed, words):
    with pytest.raises(FactError, match=words) as refused:
        fact.read(typed)
    assert str(refused.value).startswith(fact.label)


@pytest.mark.parametrize("fact", EVERY, ids=lambda fact: type(fact).__name__)
def test_nothing_typed_is_nothing_kept_and_nothing_said(fact):
    assert fact.read(" \n ") is None
    assert fact.say(None) == []
    assert fact.write(None) == ""


@given(st.text(max_size=80))
@pytest.mark.parametrize("fact", EVERY, ids=lambda fact: type(fact).__name__)
def test_what_was_kept_is_read_again_as_the_same(fact, typed):
    try:
        kept = fact.read(typed)
    except FactError:
        return
    assert (fact.read(fact.write(kept)) or None) == (kept or None) or kept == 0


def test_a_line_of_empty_cells_is_no_row():
    services = Rows("r", "Services", columns=("Nom", "Tél"))
    assert not services.read("|\n | |\n")
    assert services.read("|\nAccueil | 20 00") == [["Accueil", "20 00"]]


def test_a_number_is_dialled_and_an_address_is_written_to():
    assert Phone("t", "Tél").leads_to("+227 20 72 00 00") == "tel:+22720720000"
    assert Email("e", "Adresse").leads_to("a@b.example") == "mailto:a@b.example"
    assert Link("l", "Lien").leads_to("https://b.example") == "https://b.example"
    assert Fact("f", "Nom").leads_to("x") == ""
