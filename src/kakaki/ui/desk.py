"""The desk's own places."""

from kakaki.ui.contracts import DeskNav, DeskTile

# The team's screens belong to the room of people, which stands below the desk.
tiles = (
    DeskTile(
        "team",
        "Gérer mon équipe",
        "Inviter, changer un rôle",
        "team",
        "accounts:team",
        "team.manage",
        70,
    ),
)
tiles += (
    DeskTile(
        "components",
        "Voir les composants",
        "Chaque pièce du bureau",
        "file",
        "ui:components",
        "system.operate",
        99,
    ),
)
nav = (
    DeskNav("home", "Accueil", "home", "ui:home", "", 0),
    DeskNav("team", "Équipe", "team", "accounts:team", "team.manage", 70),
)
