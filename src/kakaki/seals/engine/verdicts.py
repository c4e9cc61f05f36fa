"""The verdicts of the counter: where a text comes from, never whether it is true."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What is known of the origin of what was received."""

    AUTHENTIC = "authentic"
    ALTERED = "altered"
    SUPERSEDED = "superseded"
    GENUINE_SEAL = "genuine_seal"
    TO_COMPARE = "to_compare"
    SEAL_ON_OTHER_TEXT = "seal_on_other_text"
    IMITATED_SEAL = "imitated_seal"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Words:
    """How a verdict is said: a label, what it means, a sign and a tone that do not need colour."""

    label: str
    meaning: str
    advice: str
    icon: str
    tone: str


WORDS: dict[Verdict, Words] = {
    Verdict.AUTHENTIC: Words(
        "Authentique",
        "Ce texte a été publié par ce ministère, à cette date. Il est toujours en vigueur.",
        "Vous pouvez le partager avec son adresse officielle.",
        "✓",
        "good",
    ),
    Verdict.ALTERED: Words(
        "Modifié",
        "Ce que vous avez reçu ressemble à un texte officiel, mais des mots ont été changés, "
        "ajoutés ou enlevés.",
        "Ne partagez pas cette version. Partagez plutôt le texte officiel.",
        "≠",
        "bad",
    ),
    Verdict.SUPERSEDED: Words(
        "Remplacé ou retiré",
        "Ce texte a bien été publié, mais il n’est plus en vigueur.",
        "Lisez la version actuelle avant de partager.",
        "↻",
        "warning",
    ),
    Verdict.GENUINE_SEAL: Words(
        "Sceau vrai, texte à comparer",
        "Ce sceau est celui d’un texte officiel, mais un vrai sceau peut être recopié sur une "
        "fausse lettre. La page n’a pas pu être comparée tout entière.",
        "Comparez vous-même la page avec le texte officiel ci-dessous.",
        "?",
        "warning",
    ),
    Verdict.TO_COMPARE: Words(
        "À comparer",
        "Ce que vous avez envoyé contient les mots d’un texte officiel, mais n’a pas pu être "
        "comparé tout entier.",
        "Comparez vous-même la page avec le texte officiel ci-dessous.",
        "?",
        "warning",
    ),
    Verdict.SEAL_ON_OTHER_TEXT: Words(
        "Vrai sceau sur un autre texte",
        "Le sceau ou la référence appartient à un texte officiel, mais ce n’est pas celui que vous "
        "avez reçu.",
        "Ne partagez pas. Le vrai texte de ce sceau est indiqué ci-dessous.",
        "✗",
        "bad",
    ),
    Verdict.IMITATED_SEAL: Words(
        "Sceau imité",
        "Ce code ressemble à un sceau officiel, mais aucun ministère ne l’a signé ainsi.",
        "Ne suivez pas son adresse et ne donnez aucune information personnelle.",
        "✗",
        "bad",
    ),
    Verdict.UNKNOWN: Words(
        "Inconnu",
        "Nous ne trouvons pas ce texte dans le registre. Inconnu ne veut pas dire faux.",
        "Cherchez ce texte sur le site du ministère. Si c’est une rumeur, signalez-la.",
        "?",
        "neutral",
    ),
    Verdict.UNREADABLE: Words(
        "Illisible",
        "Nous n’avons pas pu lire assez de ce que vous avez envoyé pour répondre.",
        "Envoyez une photo plus nette et plus proche, ou recopiez la référence.",
        "…",
        "neutral",
    ),
}


def words_of(verdict: Verdict) -> Words:
    """Return how a verdict is said."""
    return WORDS[verdict]
