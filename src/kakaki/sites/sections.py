"""The parts of a site where texts are listed: one a kind, opened when it is first needed."""

from django.db import transaction

from kakaki.sites import selectors
from kakaki.sites.models import SectionPage
from kakaki.sites.page_kind import PageKind


@transaction.atomic
def section_for(*, ministry_id: int, kind: PageKind) -> SectionPage:
    """Return the section of a kind in the site of a ministry, making it when it is not there.

    A new section goes online with its first text: nobody is shown an empty list.
    """
    home = selectors.profile_of(ministry_id).home
    present = SectionPage.objects.child_of(home).filter(slug=kind.section_slug).first()
    if present is not None:
        return present
    section = SectionPage(title=kind.section, slug=kind.section_slug, live=False)
    return home.add_child(instance=section)


def show_section(*, section: SectionPage) -> None:
    """Put a section online, because a text of it is."""
    if not section.live:
        section.save_revision(log_action=False).publish(log_action=False)
