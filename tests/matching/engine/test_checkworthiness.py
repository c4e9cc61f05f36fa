"""Forty sentences judged by hand before the reader was written: 24 claims and 16 of daily chat."""

from hypothesis import given
from hypothesis import strategies as st

from kakaki.matching.engine.checkworthiness import (
    BIAS,
    WEIGHTS,
    checkability,
    claim_sentences,
)

CLAIMS = (
    "Le choléra a tué 300 personnes en une semaine à Bilmari.",
    "Le prix de l’essence passe à 900 FCFA dès minuit.",
    "Toutes les écoles seront fermées à partir de lundi.",
    "Le vaccin contre la rougeole rend les petites filles stériles.",
    "Des bandits ont attaqué le marché de Tassara cette nuit.",
    "Le ministre des Finances a démissionné hier soir.",
    "La Banque centrale va supprimer les billets de 10 000 francs.",
    "Kounta est le pays le plus touché au monde par la variole.",
    "Il paraît que l’eau du forage est empoisonnée.",
    "Les impôts ont doublé depuis le mois de janvier.",
    "Boire du thé de neem guérit le paludisme en trois jours.",
    "Chaque élève recevra 25 000 francs de l’État.",
    "Le chômage a baissé de 12 % en deux ans.",
    "L’armée a tué quarante éleveurs dans le nord.",
    "Le gouvernement interdit les téléphones dans les marchés.",
    "An rufe dukkan makarantu a jihar har zuwa wata mai zuwa.",
    "Allurar rigakafi tana hana mata haihuwa.",
    "Yan bindiga sun kashe mutane ashirin a kauyen.",
    "Farashin man fetur ya karu zuwa naira 900.",
    "Wai gwamnati za ta hana amfani da tsofaffin kuɗi.",
    "Ruwan famfo ya gurɓata, mutane da yawa sun kamu da kwalara.",
    "Sojoji sun kama garin Bilmari jiya.",
    "Prices have doubled since the border was closed.",
    "Le barrage s’est fissuré et trois villages sont sous l’eau.",
)
CHAT = (
    "Bonjour à tous, comment allez-vous ?",
    "Partagez à tous vos contacts !!!",
    "Je cherche une maison à louer à Tassara.",
    "À mon avis ce ministre travaille bien.",
    "Que Dieu nous protège tous.",
    "Joyeux anniversaire ma chère sœur !",
    "Merci beaucoup pour votre aide.",
    "Qui connaît un bon médecin dans le quartier ?",
    "J’espère que la pluie viendra bientôt.",
    "Sannu ku, ina kwana ?",
    "Allah ya kiyaye mu baki ɗaya.",
    "Don Allah ku yada wannan saƙo.",
    "Na gode sosai abokina.",
    "Moto à vendre, bon état, prix à discuter.",
    "On se retrouve au café après le match.",
    "J’aime beaucoup cette chanson.",
)


def _worth(text: str) -> bool:
    return any(sentence.is_worth_checking for sentence in claim_sentences(text))


def test_at_least_nineteen_in_twenty_of_what_is_flagged_is_a_claim():
    right = sum(map(_worth, CLAIMS))
    wrong = sum(map(_worth, CHAT))
    assert right >= 0.95 * (right + wrong)


def test_at_least_nine_claims_in_ten_are_flagged():
    assert sum(map(_worth, CLAIMS)) >= 0.9 * len(CLAIMS)


def test_the_score_is_the_published_sum_of_the_signals():
    (read,) = claim_sentences("Le choléra a tué 300 personnes en une semaine à Bilmari.")
    assert {"figures", "health", "specific"} <= set(read.signals)
    assert read.score == round(BIAS + sum(WEIGHTS[name] for name in read.signals), 3)


def test_a_claim_within_a_long_forward_is_found_and_the_greeting_around_it_is_not():
    sentences = claim_sentences(
        "Bonjour à tous. Toutes les écoles seront fermées lundi. Partagez à tous vos contacts !!!"
    )
    assert [sentence.is_worth_checking for sentence in sentences] == [False, True, False]


def test_what_is_loud_and_personal_scores_lower_than_the_same_said_plainly():
    plain = claim_sentences("Le vaccin a rendu malades les enfants du village.")[0]
    loud = claim_sentences("Je vous jure le vaccin a rendu malades mes enfants du village !!!")[0]
    assert loud.score < plain.score


def test_nothing_gives_no_sentence():
    assert claim_sentences("") == ()
    assert claim_sentences(" … !!! ") == ()


def test_a_forward_without_end_is_read_to_a_limit():
    assert len(claim_sentences("Le prix a doublé. " * 5000)) <= 60


@given(st.text(max_size=300))
def test_checkability_stays_between_0_and_1(text):
    assert 0 <= checkability(text) <= 1


def test_a_claim_with_a_figure_is_easier_to_check_than_a_feeling():
    assert checkability("12 personnes sont mortes à Bilmari") > checkability("je suis bien triste")
