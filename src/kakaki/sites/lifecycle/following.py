"""Keep in step all that is kept about a page after its publication."""

from wagtail.models import Page

from kakaki.sites.gathering.relating import relate_around
from kakaki.sites.lifecycle.faults import count_faults
from kakaki.sites.lifecycle.linking import follow_links
from kakaki.sites.lifecycle.pages import is_shown
from kakaki.sites.lifecycle.reviewing import follow_page


def follow(*, page: Page, is_new_version: bool = False) -> None:
    """Follow a page that was published, changed or taken off line, in the same transaction."""
    follow_page(page=page, is_new_version=is_new_version)
    follow_links(page=page)
    relate_around(page_id=page.pk)
    if is_shown(page.specific):
        count_faults(page=page)
