"""Communiqués of a country that does not exist, for the tests of the seals."""

from datetime import date

from kakaki.seals.engine.canonical import Document

VACCINE = Document(
    issuer="Ministère de la Santé",
    date=date(2026, 5, 12),
    place="Tassara",
    title="Campagne de vaccination contre la rougeole à Bilmari",
    paragraphs=(
        (
            "Le ministère de la Santé informe la population qu’une campagne de vaccination contre "
            "la rougeole se tiendra du 18 au 24 mai 2026 dans la région de Bilmari."
        ),
        (
            "Elle concerne 12 500 enfants de 9 mois à 5 ans. La vaccination est gratuite. Elle "
            "n’est pas obligatoire. Les équipes iront aussi dans les marchés de Gao-Nord."
        ),
        "Une rumeur affirme que le vaccin rend stérile. C’est faux.",
        "Renseignements : 20 72 33 44, de 8 heures à 18 heures.",
    ),
    role="La directrice de la communication",
    signer="Dr Mariama Soumaïla",
)
WATER = Document(
    issuer="Ministère de l’Hydraulique",
    date=date(2026, 6, 3),
    place="Tassara",
    title="Coupure d’eau dans le quartier du Plateau",
    paragraphs=(
        (
            "Le service de l’eau sera interrompu le samedi 6 juin 2026, de 22 heures à 5 heures, "
            "dans le quartier du Plateau, pour le remplacement d’une conduite de 300 mm."
        ),
        (
            "Douze camions-citernes desserviront les centres de santé. Le coût des travaux est de "
            "45 000 000 FCFA."
        ),
    ),
    role="Le secrétaire général",
    signer="Issoufou Tahirou",
)
UNRELATED = (
    "Le ministère du Commerce annonce que le prix plafond du sac de riz de 50 kg est fixé à "
    "19 500 FCFA à Dosso-Kouré. Les commerçants qui ne respectent pas ce prix seront sanctionnés."
)


def pasted(document: Document) -> str:
    """Return a communiqué as a person copies it from a page."""
    return "\n\n".join([document.title, *document.paragraphs, document.role, document.signer])
