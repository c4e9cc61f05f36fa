"""Rumours of a country that does not exist, each about something else, as phones send them."""

import random
from dataclasses import dataclass

_PLACES = ("Tassara", "Bilmari", "Gao-Nord", "Dosso-Kouré", "Kandi-Sud", "Tessoua", "Loumbi")
_THINGS = (
    ("le forage", "empoisonné", "fermé"), ("le marché", "brûlé", "déplacé"),
    ("la maternité", "sans médecin", "payante"), ("le barrage", "fissuré", "vidé"),
    ("le pont", "interdit aux camions", "emporté"), ("l’école du fleuve", "occupée", "vendue"),
    ("le riz importé", "avarié", "retiré"), ("le vaccin du mil", "dangereux", "obligatoire"),
    ("la bourse des lycéens", "supprimée", "doublée"), ("le carburant", "coupé d’eau", "rationné"),
    ("l’impôt sur les bœufs", "triplé", "rétroactif"), ("la route du nord", "minée", "coupée"),
)  # fmt: skip
_SAID = ("On dit que", "Il paraît que", "Est-ce vrai que", "Partagez :", "Mon cousin dit que")
_BECAUSE = (
    "et que {n} familles sont déjà parties", "depuis {n} jours", "et qu’il faut payer {n} francs",
    "à cause des {n} nouveaux agents", "d’après un message vocal de {n} secondes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rumour:
    """What circulates, and how somebody writes it to us."""

    title: str
    told: str


def rumours(count: int, *, seed: int = 0) -> list[Rumour]:
    """Return rumours that differ by thing, place or figure; the same seed gives the same ones."""
    chance = random.Random(seed)
    found = []
    for number in range(count):
        thing, one, other = _THINGS[number % len(_THINGS)]
        place = _PLACES[number // len(_THINGS) % len(_PLACES)]
        state = one if number // (len(_THINGS) * len(_PLACES)) % 2 else other
        because = chance.choice(_BECAUSE).format(n=number + 11)
        title = f"{thing.capitalize()} de {place} serait {state} {because}"
        told = f"{chance.choice(_SAID)} {thing} de {place} est {state} {because} ??"
        found.append(Rumour(title, _typed(told, chance)))
    return found


def _typed(text: str, chance: random.Random) -> str:
    """Return a text as thumbs type it: no accents for some, shortened words for others."""
    if chance.random() < 0.3:
        text = text.replace("que", "ke").replace("est", "é")
    if chance.random() < 0.5:
        text = text.translate(str.maketrans("éèêàùœç", "eeeauec"))
    return text if chance.random() < 0.7 else text.lower()
