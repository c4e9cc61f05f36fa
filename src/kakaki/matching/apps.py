"""Register the room: rapprochement."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    """The room of matching."""

    name = "kakaki.matching"
    verbose_name = "Rapprochement"
    default_auto_field = "django.db.models.BigAutoField"
