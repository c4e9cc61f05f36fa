"""What the sites do when something happens to people."""

from typing import Any

from django.dispatch import receiver

from kakaki.accounts.events import role_given, role_taken
from kakaki.sites.opening import sync_groups


@receiver([role_given, role_taken], dispatch_uid="sites.sync_groups")
def follow_roles(sender: Any, user_id: int, **facts: Any) -> None:
    """Let Wagtail's groups follow the roles."""
    sync_groups(user_id=user_id)
