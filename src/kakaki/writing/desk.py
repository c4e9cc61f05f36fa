"""What the writing assistant hangs in the desk."""

from kakaki.ui.contracts import DeskTile

tiles = (
    DeskTile(
        "vocabulary",
        "Apprendre des mots",
        "Noms, lieux et sigles de votre ministère",
        "texts",
        "writing:vocabulary",
        "texts.write",
        58,
    ),
)
