"""Register the room: vérification."""

from django.apps import AppConfig


class FactcheckConfig(AppConfig):
    """The room of factcheck."""

    name = "kakaki.factcheck"
    verbose_name = "Vérification"
    default_auto_field = "django.db.models.BigAutoField"
