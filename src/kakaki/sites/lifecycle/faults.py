"""Count what a page online still needs: words for its pictures, words to correct."""

from wagtail.models import Page

from kakaki.sites import selectors
from kakaki.sites.engine.light_markdown import to_text
from kakaki.sites.gathering.relating import relate
from kakaki.sites.lifecycle.linking import follow_links
from kakaki.sites.lifecycle.own_links import OwnSites
from kakaki.sites.models import ClarificationPage, Review, StandardPage, TextPage
from kakaki.writing import facade as writing

TO_CORRECT = "à corriger"


def count_faults(*, page: Page) -> None:
    """Keep beside a page how many of its pictures are mute and of its words are to correct."""
    specific = page.specific
    fields = {
        "title": specific.title,
        "lead": getattr(specific, "lead", ""),
        "body": to_text(selectors.raw_body(specific)),
    }
    is_plain = getattr(specific, "language", "fr") == "fr"
    profile = "communique" if getattr(specific, "kind", "") == "communique" else "page"
    found = writing.check_fields(fields, profile=profile) if is_plain else ()
    Review.objects.filter(page_id=page.pk).update(
        mute_pictures=selectors.mute_pictures(specific),
        to_correct=sum(one.class_ == TO_CORRECT for one in found),
    )


def look_over_every_page() -> int:
    """Look at every page online anew: its links, its faults, what is near; return how many."""
    own, found = OwnSites(), 0
    for kind in (TextPage, ClarificationPage, StandardPage):
        for page in kind.objects.live().iterator(chunk_size=50):
            follow_links(page=page, sites=own)
            count_faults(page=page)
            relate(page_id=page.pk)
            found += 1
    return found
