"""Close the door to whoever was not invited: nobody signs up by themselves."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedDoorAdapter(DefaultAccountAdapter):
    """Refuse every registration: people are added by their ministry."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: an account comes from « Mon équipe » only."""
        return False
