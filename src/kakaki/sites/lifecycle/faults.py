"""Count what a page online still needs: words for its pictures, words to correct."""

from wagtail.models import Page

from kakaki.sites import selectors
from kakaki.sites.engine.light_markdown import to_text
from kakaki.sites.gathering.relating import relate
from kakaki.sites.lifecycle.linking import follow_links
from kakaki.sites.lifecycle.own_links import OwnSites
from kakaki.sites.models import ClarificationPage, Review, StandardPage, TextPage
from kakaki.sites.page_kind import kinds
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
    found = ()
    if is_plain:
        facts = shown_facts(specific) if isinstance(specific, TextPage) else ()
        site = selectors.profile_for(page)
        vocabulary = writing.vocabulary_of([site.ministry_id] if site else [])
        found = writing.check_fields(fields, profile=profile, vocabulary=vocabulary, facts=facts)
    Review.objects.filter(page_id=page.pk).update(
        mute_pictures=selectors.mute_pictures(specific),
        to_correct=sum(one.class_ == TO_CORRECT for one in found),
    )


def shown_facts(page: TextPage) -> tuple[str, ...]:
    """Return the facts of a text as its readers see them: a telephone, an address, a date."""
    typed = kinds.get(page.kind).write(page.facts)
    return tuple(str(value) for value in typed.values() if value)


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
