"""Register the room of people and ministries."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The room of people and ministries."""

    name = "kakaki.accounts"
    verbose_name = "Personnes et ministères"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the sign-in library."""
        from kakaki.accounts import receivers  # noqa: F401 -- Importing it is what listens.
