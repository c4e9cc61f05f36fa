"""Register the room: sceaux."""

from django.apps import AppConfig


class SealsConfig(AppConfig):
    """The room of seals."""

    name = "kakaki.seals"
    verbose_name = "Sceaux"
    default_auto_field = "django.db.models.BigAutoField"
