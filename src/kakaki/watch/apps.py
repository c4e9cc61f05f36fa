"""Register the room: veille."""

from django.apps import AppConfig


class WatchConfig(AppConfig):
    """The room of watch."""

    name = "kakaki.watch"
    verbose_name = "Veille"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the room's own named events."""
        from kakaki.watch import receivers  # noqa: F401 -- Importing it is what listens.
