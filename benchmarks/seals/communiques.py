"""Communiqués of a country that does not exist, and what forgers and copyists make of them."""

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta

from kakaki.seals.contracts import SealedText

_SUBJECTS = (
    ("Campagne de vaccination contre la rougeole", "la vaccination", "enfants"),
    ("Coupure d’eau pour travaux", "le remplacement de la conduite", "foyers"),
    ("Ouverture des inscriptions scolaires", "l’inscription", "élèves"),
    ("Vente de riz à prix fixé", "la vente du sac de riz", "familles"),
    ("Recrutement d’agents de santé", "le recrutement", "candidats"),
    ("Distribution de moustiquaires", "la distribution", "ménages"),
)
_PLACES = ("Tassara", "Bilmari", "Gao-Nord", "Dosso-Kouré")
_NAMES = ("Mariama Soumaïla", "Issoufou Tahirou", "Nafi Dembatou", "Salek Orou")
_MONTHS = ("mars", "avril", "mai", "juin", "juillet")


def communique(number: int) -> SealedText:
    """Return a communiqué of about 120 words; the same number gives the same text."""
    chance = random.Random(number)
    title, act, people = _SUBJECTS[number % len(_SUBJECTS)]
    place, other = chance.sample(_PLACES, 2)
    month, day = chance.choice(_MONTHS), chance.randrange(3, 19)
    count, price = chance.randrange(12, 98) * 100, chance.randrange(2, 60) * 250
    return SealedText(
        issuer="Ministère de la Santé",
        date=date(2026, 3, 2) + timedelta(days=number),
        place="Tassara",
        title=f"{title} à {place}",
        paragraphs=(
            (
                f"Le ministère informe la population que {act} commence le {day} {month} 2026 à "
                f"{place}, et le {day + 7} {month} 2026 à {other}. Elle dure neuf jours."
            ),
            (
                f"Cela concerne {count} {people}. Le prix est de {price} francs. Les centres de "
                "santé ne demandent rien de plus. Les équipes iront aussi dans les marchés."
            ),
            (
                "Les personnes âgées passent en premier. Il n’est pas nécessaire de venir la "
                f"veille. Les dossiers {number + 100} à {number + 160} sont traités à la mairie "
                f"de {other}."
            ),
            (
                f"Renseignements : {chance.randrange(20, 99)} {chance.randrange(10, 99)} 33 44, "
                "de 8 heures à 18 heures."
            ),
        ),
        role="La directrice de la communication",
        signer=chance.choice(_NAMES),
    )


def pasted(text: SealedText) -> str:
    """Return the communiqué as a person copies it from a page."""
    return "\n\n".join([text.title, *text.paragraphs, text.role, text.signer])


def copies(text: SealedText) -> Iterator[str]:
    """Yield honest copies: what messengers, keyboards and old word processors do to a text."""
    whole = pasted(text)
    yield whole
    yield whole.replace("’", "'").replace("«", '"').replace("»", '"')
    yield re.sub(r"\s+", " ", whole)
    yield "\n".join("> " + line for line in whole.splitlines())
    yield whole.replace(" ", "\u00a0", 12)
    yield "\n\n".join(text.paragraphs)


def alterations(text: SealedText) -> Iterator[str]:
    """Yield the communiqué with its meaning changed at one place: figure, place, name, denial."""
    whole = pasted(text)
    for match in re.finditer(r"\d", whole):
        other = str((int(match.group()) + 3) % 10)
        yield whole[: match.start()] + other + whole[match.end() :]
    swaps = [
        ("ne demandent rien", "demandent"), ("n’est pas nécessaire", "est nécessaire"),
        ("neuf jours", "deux jours"), ("en premier", "en dernier"), ("2026", "2027"),
        (" à 18 heures", " à 19 heures"), ("centres de santé", "centres de vote"),
        ("passent en", "ne passent pas en"), ("iront aussi", "n’iront pas"), ("francs", "euros"),
    ]  # fmt: skip
    swaps += [(month, "août") for month in _MONTHS]
    swaps += [(name, "Idder Tamboura") for name in _NAMES]
    swaps += [(place, "Kandi-Sud") for place in _PLACES]
    for old, new in swaps:
        if old in whole:
            yield whole.replace(old, new, 1)
    for paragraph in text.paragraphs[:-1]:
        first, _, rest = paragraph.partition(". ")
        yield whole.replace(paragraph, f"{first}. Chaque famille doit payer une avance. {rest}")
        yield whole.replace(paragraph, f"C’est faux : {paragraph}")
