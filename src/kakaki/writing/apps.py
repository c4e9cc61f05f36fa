"""Register the room: rédaction."""

from django.apps import AppConfig


class WritingConfig(AppConfig):
    """The room of writing."""

    name = "kakaki.writing"
    verbose_name = "Rédaction"
    default_auto_field = "django.db.models.BigAutoField"
