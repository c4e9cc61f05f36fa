import pytest

from kakaki.matching.engine.facets import facets
from kakaki.matching.engine.guard import agreement

NOTHING = facets("")


def relation(message: str, title: str, summary: str = "") -> str:
    return agreement(facets(message), facets(title), facets(summary)).relation()


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("Le barrage n’a pas cédé.", "Le barrage aurait cédé."),
        ("La rentrée n’est pas reportée.", "La rentrée serait reportée."),
        ("Aucun lion ne s’est échappé du zoo.", "Un lion se serait échappé du zoo."),
        ("Le ministère dément la fermeture des écoles.", "Les écoles fermeraient."),
        ("C’est faux, le riz n’est pas en plastique.", "Le riz serait fait de plastique."),
        ("Treated nets do not cause cancer.", "Les moustiquaires donneraient le cancer."),
        ("Ba a soke tallafin karatu ba.", "Za a soke tallafin karatu."),
        ("Le litre d’essence reste à 560 francs.", "Le litre d’essence passerait à 900 francs."),
    ],
)
def test_a_text_that_denies_the_claim_contradicts_it(message, title):
    assert relation(message, title) == "contradicts"


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("No internet for the three days of the vote.", "Internet serait coupé pendant le vote."),
        ("N’achetez pas ce riz, il est empoisonné.", "Ce riz serait empoisonné."),
        ("Kada ku sha ruwan famfo, an ce guba ta shiga.", "L’eau du robinet serait empoisonnée."),
        ("C’est vrai ou faux que l’école ferme ?", "L’école fermerait."),
        ("Ils sont partis et la télé ne dit rien.", "Des soldats seraient partis."),
    ],
)
def test_a_negation_of_something_else_does_not_contradict(message, title):
    assert relation(message, title) == "same"


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("17 soldats tués au nord.", "67 soldats auraient été tués au nord."),
        ("Kwalara ta kashe mutum goma sha biyu.", "Le choléra aurait tué 300 personnes."),
        ("Le litre passe à 540 francs.", "Le litre passerait à 900 francs."),
        ("La gare de Bilmari a brûlé.", "La gare de Tassara aurait brûlé."),
        ("Le Mali recrute 800 agents.", "Le Togo recruterait 800 agents."),
        ("La rentrée est fixée au 2 décembre.", "La rentrée serait fixée au 15 novembre."),
    ],
)
def test_another_figure_place_or_date_is_told(message, title):
    assert relation(message, title) == "other_figure"


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("près de 50 mille cas", "Plus de 47 000 cas auraient été comptés."),
        ("an ce mutane dubu arba'in da bakwai", "Plus de 47 000 cas auraient été comptés."),
        ("une moto à 200mil", "Des motos seraient vendues entre 150 000 et 530 000 FCFA."),
        ("photo de la gare de Tassara", "La gare du pays aurait brûlé en Kounta."),
        ("ce mois d’août", "Le 22 août 2024 il aurait plu."),
    ],
)
def test_a_rounded_figure_or_a_vaguer_place_or_date_is_the_same(message, title):
    assert relation(message, title) == "same"


def test_the_figure_of_the_correction_is_another_figure_than_the_rumours():
    title, summary = "300 personnes seraient mortes.", "Le bulletin compte 12 décès."
    assert relation("on parle de 12 morts", title, summary) == "other_figure"
    assert relation("on parle de 300 morts, pas de 12", title, summary) == "same"


def test_figures_scattered_in_a_long_forward_do_not_decide():
    long = "Mon oncle de 54 ans raconte cette histoire et il pleure. " * 8
    assert relation(long, "500 jeunes seraient recrutés.") == "same"


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("Si tu n’as pas ton badge tu restes dehors.", "Le badge serait exigé à l’entrée."),
        ("Pas de badge, pas de visite au dispensaire.", "Le dispensaire exigerait un badge."),
        ("Les marchands qui n’ont pas payé seront chassés.", "Les marchands devraient payer."),
        ("Aucune ville n’a moins de voleurs que nous.", "La ville aurait le moins de voleurs."),
        ("Un jeune fabrique une moto qui vole.", "Un jeune aurait inventé une moto volante."),
        ("Ils paient des gardiens qui n’existent pas.", "La mairie paierait des gardiens fictifs."),
    ],
)
def test_a_negation_that_names_a_case_or_compares_denies_nothing(message, title):
    assert relation(message, title) == "same"


def test_a_place_of_which_the_claim_says_nothing_is_another_story_only_when_doubtful():
    found = agreement(facets("Le Ghana recrute."), facets("L’État recruterait."), NOTHING)
    assert found.places_strange
    assert found.relation() == "same"
    assert found.relation(likely=False) == "other_figure"
