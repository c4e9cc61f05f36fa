"""The desk's own places."""

from kakaki.ui.contracts import DeskNav

nav = (DeskNav("home", "Accueil", "home", "ui:home", "", 0),)
