"""What other rooms may ask of the sites."""

from multiprocessing import util
from typing import Any

from django.conf import settings

from kakaki.sites import (
    drafts,
    exporting,
    import_report,
    moments,
    moving,
    opening,
    planned,
    publication,
    purging,
    scheduling,
    search_index,
    selectors,
    visits,
    withdrawal,
)
from kakaki.sites.mirror import checking, sending, writing
from kakaki.sites.page_cache import App, PageCache
from kakaki.sites.page_kind import kinds
from kakaki.sites.translating import following, public
from kakaki.sites.visit_counter import counter

open_ministry_site = opening.open_ministry_site
save_draft = drafts.save_draft
draft_text = drafts.draft_text
submit_for_approval = drafts.submit_for_approval
approve = drafts.approve
send_back = drafts.send_back
publish_text = publication.publish_text
publish_clarification = publication.publish_clarification
correct_clarification = publication.correct_clarification
withdraw_page = withdrawal.withdraw_page
schedule_publication = scheduling.schedule_publication
typed_moment = moments.typed_moment
planned_of = planned.planned_of
url_of_site = publication.url_of_site
page = selectors.page
pages_for = selectors.pages_for
page_store = purging.page_store
Wish = moving.Wish
import_wordpress = moving.import_wordpress
import_site = moving.import_site
import_data = import_report.as_data
import_text = import_report.as_text
import_summary = import_report.summary
import_page = import_report.as_page
profile_named = moving.profile_named
export_site = exporting.export_site
reindex = search_index.reindex
write_mirror = writing.write_mirror
check_mirror = checking.check_mirror
send_mirror = sending.send_mirror


def read_facts(*, kind: str, typed: dict[str, str]) -> dict[str, Any]:
    """Return the facts of a kind of text as they are kept; raise InvalidInputError otherwise."""
    return kinds.get(kind).read(typed)


def feed_contains(page_id: int) -> bool:
    """Tell whether the feeds of its ministry carry a page."""
    found = selectors.official_page(page_id)
    profile = selectors.profile_for(found)
    if profile is None:
        return False
    home = public.home_in(profile, following.language_of(found))
    shown = selectors.published(home, type(found), limit=50)
    return any(one.pk == page_id for one in shown)


def keep_pages(app: App) -> PageCache:
    """Return the application behind the kept pages, which a new server begins by forgetting."""
    store = purging.page_store()
    store.clear()
    return PageCache(app, store, port=settings.KAKAKI_PORT, visits=counter)


def write_visits_down() -> None:
    """Write every minute and at the end of this process what its visitors read."""
    writer = visits.Writer()
    writer.start()
    # The web server's worker ends without Python's own farewell, but not without this one.
    util.Finalize(None, writer.stop, exitpriority=1)
