"""Five answers make a first paragraph that begins with the news."""

import pytest

from kakaki.writing import facade
from kakaki.writing.engine.opening import Answers, compose

WHOLE = Answers(
    who="le ministère de la Santé",
    what="ouvre un centre de vaccination",
    when="lundi 9 mars",
    where="Bilmari",
    effect="vous pouvez y faire vacciner vos enfants gratuitement.",
)


def test_the_news_comes_first_then_when_where_and_what_it_changes():
    assert compose(WHOLE) == (
        "Le ministère de la Santé ouvre un centre de vaccination lundi 9 mars à Bilmari. "
        "Vous pouvez y faire vacciner vos enfants gratuitement."
    )


def test_what_is_composed_gives_the_rules_nothing_to_correct():
    found = facade.check_fields({"lead": compose(WHOLE)})
    assert [one.rule for one in found if one.class_ == "à corriger"] == []


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        (Answers(who="La mairie", what="ferme le pont.", when="3 mars 2026"), "La mairie ferme le pont le 3 mars 2026."),
        (Answers(who="la mairie", what="Ferme le pont"), "La mairie Ferme le pont."),
        (Answers(what="le pont est fermé", where="dans le nord de Tassara"), "Le pont est fermé dans le nord de Tassara."),
        (Answers(what="le bac repart", where="Le port de Gao-Nord"), "Le bac repart au port de Gao-Nord."),
        (Answers(what="le bac repart", when="Dès demain"), "Le bac repart dès demain."),
        (Answers(what="le pont ouvre", when="Mars 2026"), "Le pont ouvre en Mars 2026."),
        (Answers(what="le pont ouvre", when="9 h"), "Le pont ouvre à 9 h."),
        (Answers(what="le pont ouvre", effect="Êtes-vous prêts ?"), "Le pont ouvre. Êtes-vous prêts ?"),
        (Answers(who="la mairie", when="lundi"), ""),
        (Answers(), ""),
    ],
)  # fmt: skip
def test_answers_are_joined_with_the_words_that_french_asks_for(answers, wanted):
    assert compose(answers) == wanted


def test_a_sentence_that_would_be_too_long_gives_its_day_and_place_to_another():
    long = Answers(
        who="Le ministère de l’Éducation, avec les parents et les communes",
        what="distribue des cahiers, des crayons et des livres neufs à tous les élèves du primaire",
        when="du 3 au 12 mars",
        where="dans les quatre régions",
    )
    assert compose(long).endswith(
        " élèves du primaire. C’est du 3 au 12 mars dans les quatre régions."
    )
