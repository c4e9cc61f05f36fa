"""The one table of who may do what: capabilities by role."""

from typing import Final

REDACTEUR: Final = "redacteur"
VALIDATEUR: Final = "validateur"
RESPONSABLE: Final = "responsable"
CABINET: Final = "cabinet"
OPERATEUR: Final = "operateur"

ROLE_LABELS: Final[dict[str, str]] = {
    REDACTEUR: "Rédacteur",
    VALIDATEUR: "Validateur",
    RESPONSABLE: "Responsable de la communication",
    CABINET: "Coordinateur du Cabinet",
    OPERATEUR: "Opérateur technique",
}

CAPABILITY_LABELS: Final[dict[str, str]] = {
    "texts.write": "Écrire et modifier des textes",
    "texts.approve": "Approuver les textes des autres",
    "texts.publish": "Publier un texte approuvé",
    "texts.withdraw": "Corriger, remplacer ou retirer un texte publié",
    "rumours.read": "Lire les signalements reçus",
    "rumours.handle": "Ouvrir et vérifier une rumeur",
    "rumours.review": "Relire la réponse d’un autre",
    "rumours.publish": "Publier une mise au point",
    "rumours.clear": "Donner le visa du Cabinet",
    "channels.manage": "Régler les canaux de diffusion",
    "approvals.manage": "Choisir qui approuve les textes",
    "team.manage": "Gérer son équipe",
    "audit.read": "Lire le journal des actions",
    "texts.align": "Publier ensemble les textes de plusieurs ministères",
    "texts.hold": "Suspendre les publications d’un ministère ou de tous",
    "ministries.open": "Ouvrir un ministère",
    "banners.raise": "Afficher un bandeau sur le site de son ministère",
    "banners.raise_everywhere": "Afficher un bandeau sur tous les sites",
    "system.watch": "Voir la santé de la machine",
    "system.operate": "Surveiller la machine et les sauvegardes",
}

_WRITES: Final = frozenset({"texts.write", "rumours.read", "rumours.handle"})
_APPROVES: Final = _WRITES | {"texts.approve", "rumours.review"}
_LEADS: Final = _APPROVES | {
    "texts.publish",
    "texts.withdraw",
    "rumours.publish",
    "channels.manage",
    "approvals.manage",
    "team.manage",
    "audit.read",
    "banners.raise",
}

CAPABILITIES_BY_ROLE: Final[dict[str, frozenset[str]]] = {
    REDACTEUR: _WRITES,
    VALIDATEUR: _APPROVES,
    RESPONSABLE: _LEADS,
    CABINET: _LEADS
    | {
        "rumours.clear",
        "texts.align",
        "texts.hold",
        "ministries.open",
        "banners.raise_everywhere",
        "system.watch",
    },
    OPERATEUR: frozenset({"ministries.open", "system.watch", "system.operate", "audit.read"}),
}

# What these roles may do reaches beyond their own ministry; everything else stays inside it.
REACH_BY_ROLE: Final[dict[str, frozenset[str]]] = {
    CABINET: frozenset(
        {
            "rumours.read",
            "rumours.review",
            "rumours.clear",
            "texts.align",
            "texts.hold",
            "ministries.open",
            "audit.read",
            "system.watch",
        }
    ),
    OPERATEUR: frozenset({"ministries.open", "system.watch", "system.operate"}),
}

ROLES_THAT_NEED_A_SECOND_FACTOR: Final = frozenset({VALIDATEUR, RESPONSABLE, CABINET, OPERATEUR})


def capabilities_of(role: str) -> frozenset[str]:
    """Return the capabilities of a role inside its ministry; none for an unknown role."""
    return CAPABILITIES_BY_ROLE.get(role, frozenset())


def reach_of(role: str) -> frozenset[str]:
    """Return the capabilities of a role in every ministry."""
    return REACH_BY_ROLE.get(role, frozenset())
