"""Register the room: canaux."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """The room of channels."""

    name = "kakaki.channels"
    verbose_name = "Canaux"
    default_auto_field = "django.db.models.BigAutoField"
