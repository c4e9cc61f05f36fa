"""What the sites do when something happens to people, or to pages in Wagtail's own screens."""

from typing import Any

from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from kakaki.accounts.events import role_given, role_taken
from kakaki.sites import events
from kakaki.sites.contracts import PageRef
from kakaki.sites.lifecycle.following import follow
from kakaki.sites.models import OfficialPage
from kakaki.sites.opening import sync_groups
from kakaki.sites.search_index import index_below
from kakaki.sites.upkeep import refresh_page


@receiver([role_given, role_taken], dispatch_uid="sites.sync_groups")
def follow_roles(sender: Any, user_id: int, **facts: Any) -> None:
    """Let Wagtail's groups follow the roles."""
    sync_groups(user_id=user_id)


@receiver(
    [page_published, page_unpublished, page_slug_changed, post_page_move],
    dispatch_uid="sites.refresh_page",
)
def follow_pages(sender: Any, instance: Page, **facts: Any) -> None:
    """Show a page as it is now, and let it be found so."""
    refresh_page(page=instance)
    index_below(page=instance)
    if not isinstance(instance.specific, OfficialPage):
        follow(page=instance)


@receiver(
    [events.page_published, events.page_corrected, events.page_withdrawn],
    dispatch_uid="sites.follow_life",
)
def follow_life(sender: Any, page: PageRef, **facts: Any) -> None:
    """Keep in step what is kept about a text after its publication."""
    follow(page=Page.objects.get(pk=page.id), is_new_version=bool(facts.get("former")))
