"""Register the room: sites."""

from django.apps import AppConfig


class SitesConfig(AppConfig):
    """The room of sites."""

    name = "kakaki.sites"
    verbose_name = "Sites"
    default_auto_field = "django.db.models.BigAutoField"
