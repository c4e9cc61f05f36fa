"""Register the room: sites."""

from django.apps import AppConfig


class SitesConfig(AppConfig):
    """The room of sites."""

    name = "kakaki.sites"
    verbose_name = "Sites"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to named events, and close what Wagtail leaves open between ministries."""
        from kakaki.sites import receivers  # noqa: F401 -- Importing it is what listens.
        from kakaki.sites.narrowed import narrow
        from kakaki.sites.page_form import give_forms

        narrow()
        give_forms()
