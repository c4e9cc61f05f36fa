"""Register the room: interface."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The room of ui."""

    name = "kakaki.ui"
    verbose_name = "Interface"
    default_auto_field = "django.db.models.BigAutoField"
