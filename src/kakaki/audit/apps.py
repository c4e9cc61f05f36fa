"""Register the room of what was done."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The room of what was done."""

    name = "kakaki.audit"
    verbose_name = "Journal des actions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the named events of the room below."""
        from kakaki.audit import receivers  # noqa: F401 -- Importing it is what listens.
