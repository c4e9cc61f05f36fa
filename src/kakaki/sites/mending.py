"""Mend the sure typography of a text when it is sent for approval, and never after.

Whoever approves then reads what readers will: a version that was sent, approved or sealed is not
touched. The version before stays in the history.
"""

from dataclasses import replace

from django.db import transaction

from kakaki.sites import drafts, selectors
from kakaki.sites.models import Reading, TextPage
from kakaki.writing import facade as writing

FIELDS = ("title", "lead", "body")


def _may_be_mended(page: TextPage) -> bool:
    """Tell whether the newest version is still a draft: neither sent, approved nor online."""
    settled = (Reading.ASKED, Reading.APPROVED)
    newest = page.latest_revision_id
    sent = Reading.objects.filter(page_id=page.pk, revision_id=newest, state__in=settled)
    return newest is not None and newest != page.live_revision_id and not sent.exists()


@transaction.atomic
def mend_typography(*, page_id: int) -> int:
    """Save a version with its spaces, apostrophes and quotes mended; return how many were.

    Nothing is saved when nothing is to mend, when the text is not French, or when its newest
    version was sent already. The mended version stays its author's, who may not approve it.
    """
    page = TextPage.objects.select_for_update().filter(pk=page_id).first()
    if page is None or not _may_be_mended(page):
        return 0
    text = drafts.draft_text(page_id)
    revision = selectors.official_page(page_id).latest_revision
    author_id = getattr(revision, "user_id", None)
    if text.language != "fr" or author_id is None:
        return 0
    mended = {name: writing.mend(getattr(text, name)) for name in FIELDS}
    count = sum(len(edits) for one in mended.values() for edits in one.passes)
    longer = len(mended["title"].text) > drafts.LONGEST_TITLE or len(mended["lead"].text) > 600
    if not count or longer or len(mended["body"].text) > drafts.LONGEST_BODY:
        return 0
    better = {name: one.text for name, one in mended.items()}
    drafts.update_draft(
        page_id=page_id,
        text=replace(text, **better),  # type: ignore[arg-type]
        actor_id=author_id,
        base_version=page.latest_revision_id or 0,
    )
    return count
