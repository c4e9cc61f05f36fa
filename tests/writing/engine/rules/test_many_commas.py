"""Commas beyond four are counted, lists and quoted words apart."""

from tests.writing.engine.rule_reader import excerpts, found

TEXT = (
    "Le préfet, qui arrive ce matin de Bilmari avec toute son équipe de travail, ouvre, comme cela "
    "était prévu depuis le début de l’année par la commune, le nouveau centre de santé du quartier "
    "du Fleuve, que les habitants du quartier et leurs familles attendent depuis plus de dix ans."
)


def test_a_sentence_of_many_commas_is_shown_with_their_number():
    (finding,) = found("many_commas", TEXT)
    assert "5 virgules" in finding.message


def test_a_sentence_of_four_commas_is_kept():
    assert excerpts("many_commas", TEXT.replace("Fleuve,", "Fleuve")) == []


def test_a_list_is_no_pile_of_commas():
    assert (
        excerpts(
            "many_commas", "Apportez un stylo, un cahier, une gomme, un reçu, une photo, du thé."
        )
        == []
    )
