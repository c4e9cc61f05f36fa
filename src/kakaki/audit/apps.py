"""Register the room of what was done."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The room of what was done."""

    name = "kakaki.audit"
    verbose_name = "Journal des actions"
    default_auto_field = "django.db.models.BigAutoField"
