"""Register the room: sauvegardes."""

from django.apps import AppConfig


class SafekeepingConfig(AppConfig):
    """The room of backups and health."""

    name = "kakaki.safekeeping"
    verbose_name = "Sauvegardes"
    default_auto_field = "django.db.models.BigAutoField"
