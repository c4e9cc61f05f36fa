"""Keep what visitors see in step with the pages that Wagtail's own screens change."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.models import Page, WorkflowState

from kakaki.sites import pictures, purging, selectors
from kakaki.sites.models import ArchivedPage, OfficialPage, StandardPage


def refresh_page(*, page: Page) -> None:
    """Draw the pictures of a page and empty the kept copies that show it.

    Official texts do it themselves when they are published, in the same transaction.
    """
    specific = page.specific
    profile = selectors.profile_for(page)
    if profile is None or isinstance(specific, OfficialPage):
        return
    if isinstance(specific, StandardPage | ArchivedPage):
        pictures.draw_pictures(specific)
    purging.purge_soon(tags=purging.tags_of_site(page.pk, profile.ministry_id))


def publish_approved(workflow_state: WorkflowState, user: Any = None) -> None:
    """Publish a page that the approvers of its ministry have approved.

    Wagtail asks the last approver for the right to publish; nobody holds it here, and the approval
    is what gives it, for this version only. Raises PermissionDenied to whoever wrote the version:
    Wagtail lets an approver change a page and approve it at one stroke.
    """
    revision = workflow_state.content_object.get_latest_revision()
    if user is None or revision.user_id == user.pk:
        raise PermissionDenied
    revision.publish(user=user, skip_permission_checks=True)
