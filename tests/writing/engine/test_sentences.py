"""Sentences end where a reader says they end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.writing.engine.sentences import sentences_of

ONE = [
    "M. Benna et Mme Orou arrivent.",
    "MM. Benna et Orou reçoivent le Pr. Sani et le Dr. Adamou.",
    "L’art. 12, al. 3 du décret n° 3 s’applique.",
    "Voir art. L. 12 et p. 14, fig. A.",
    "Des vivres, des abris, etc. sont distribués.",
    "A. B. Diallo signe l’accord.",
    "Le rapport de J.-P. Moussa est public.",
    "S. E. M. Benna reçoit la délégation.",
    "Le sac coûte 12.500 FCFA, soit 3,5 % de plus que 12.100,50 FCFA.",
    "La version 1.2.3 corrige 4.5 défauts.",
    "Lisez https://a.example/b.c?d=e!f pour savoir.",
    "Écrivez à a.b@sante.kounta.example ou voyez www.kounta.example/Page.",
    "« Venez ! » dit-elle à tous.",
    "« Est-ce gratuit ? », demande une mère.",
    "Il répond : « Le vaccin est gratuit. »",
    "La campagne (avec succès !) continue.",
    "Il cite « la loi […] Organique » du pays.",
    "Le 12. 03. 2026, le centre ouvre.",
    "1. Remplir le formulaire.",
    "2.3. Conditions du concours",
    "IV. Dispositions finales",
    "Trois étapes : 1. Remplir, 2. Signer, 3. Déposer.",
    "La 2e édition et la 1re session ont lieu en janv. 2026.",
    "Le site date de 493 av. J.-C. environ.",
    "L’U.E.M.O.A. Commission comprise, paie.",
    "Attendez… nous arrivons.",
    "Le tél. 20 72 34 56 répond.",
    "Env. 300 familles sont là.",
    "La région de St. Louis et le Col. Maiga.",
]
TWO = [
    "M. Benna arrive. Mme Orou part.",
    "L’art. 12 du décret n° 3 s’applique. Il est court.",
    "Le sac coûte 13 500,50 FCFA. C’est 3.5 % de plus.",
    "Lisez https://a.example/b.c?d=e. Puis dormez.",
    "Écrivez à a@b.example. Nous répondons.",
    "Où aller ? À Tassara…",
    "Des vivres, des abris, etc. Le reste suit.",
    "« Venez tôt. Apportez le carnet », dit l’infirmier.",
    "Il demande : « Pourquoi ? » Elle répond.",
    "Il dit : « C’est prêt. » Puis il part.",
    "Il attend... Personne ne vient.",
    "Le centre ouvre en 2026. Le vaccin est gratuit.",
    "Le texte est fini.Le suivant commence.",
    "Les travaux ont pris fin (voir p. 3). Merci à tous.",
    "Le puits est ouvert\n\nLa pompe aussi",
    "Le stade fait 100 m. Les gradins sont neufs.",
    "Vraiment ?! Oui.",
    "Elle signe l’acte A. Le reste attend.",
    "Il y a 12 centres. 40 agents y travaillent.",
    "Le prix est de 5 000 F. Payez à l’entrée.",
]


@pytest.mark.parametrize("text", ONE)
def test_one_sentence_is_not_cut(text):
    assert [sentence.text for sentence in sentences_of(text)] == [text]


@pytest.mark.parametrize("text", TWO)
def test_two_sentences_are_two(text):
    assert len(sentences_of(text)) == 2


def test_a_text_without_words_has_no_sentence():
    assert sentences_of(" \n\n ") == ()


PIECES = st.lists(
    st.sampled_from(["M. ", "art. 3", "« ", " »", ". ", "! ", "?", "…", "\n\n", "12. 03. ", "A. ", "etc. ",
                     "Le ", "le ", "a@b.example", "https://x.example/a.", "(", ")", "\u200b", "\u202f", "é", "1. "]),
    max_size=40,
).map("".join)  # fmt: skip


@given(st.one_of(st.text(max_size=200), PIECES))
def test_a_sentence_stands_where_it_says_and_nothing_is_lost(text):
    found = sentences_of(text)
    at = 0
    for sentence in found:
        assert text[sentence.start : sentence.end] == sentence.text
        assert not text[at : sentence.start].strip()
        at = sentence.end
    assert not text[at:].strip()
