"""Register the room: canaux."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """The room of channels."""

    name = "kakaki.channels"
    verbose_name = "Canaux"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the named events of the rooms below."""
        from kakaki.channels import receivers  # noqa: F401 -- Importing it is what listens.
