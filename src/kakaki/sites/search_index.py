"""Keep what readers may find in step with what is online, in the transaction of each change."""

from datetime import date

from django.db import connection, transaction
from wagtail.models import Page

from kakaki.sites import selectors, told
from kakaki.sites.engine import search
from kakaki.sites.models import ClarificationPage, OfficialPage, SearchEntry, StandardPage
from kakaki.sites.translating import following

STANDARD = "standard"
INDEXES = ("sites_search", "sites_vocabulary")


def _may_be_found(page: Page) -> bool:
    """Tell whether everybody may read a page, and whether it is one that is looked for."""
    if isinstance(page, OfficialPage):
        if not page.reference or page.withdrawn_at is not None:
            return False
    elif not isinstance(page, StandardPage):
        return False
    return page.live and not page.get_view_restrictions().exists()


def _words_of(page: OfficialPage | StandardPage) -> list[str]:
    """Return what a reader reads of a page besides its title and lead, one string a line."""
    parts: list[str] = []
    if isinstance(page, ClarificationPage):
        parts += [page.claim_reviewed, page.verdict_label]
    if isinstance(page, OfficialPage):
        parts += told.facts_told(page)
    parts.append(selectors.body_text(page))
    if isinstance(page, OfficialPage):
        parts += [getattr(page, "place", ""), page.signer]
    return [part for part in parts if part]


def _day_of(page: OfficialPage | StandardPage) -> date | None:
    own = getattr(page, "published_on", None)
    first = page.first_published_at
    return own or (first.date() if first else None)


@transaction.atomic
def index_page(*, page: Page) -> bool:
    """Make a page findable as it is online, or unfindable; return whether it may be found."""
    specific = page.specific
    profile = selectors.profile_for(page)
    if profile is None or not _may_be_found(specific):
        SearchEntry.objects.filter(page_id=page.pk).delete()
        return False
    text = "\n".join(_words_of(specific))
    language = following.language_of(specific)
    whole = f"{specific.title}\n{specific.lead}\n{text}"
    SearchEntry.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "ministry_id": profile.ministry_id,
            "kind": getattr(specific, "kind", STANDARD),
            "title": specific.title,
            "text": f"{specific.lead}\n{text}".strip(),
            "published_on": _day_of(specific),
            "title_forms": search.stream(specific.title, language),
            "lead_forms": search.stream(specific.lead, language),
            "text_forms": search.stream(text, language),
            "words": " ".join(sorted(set(search.words_of(whole)))),
        },
    )
    return True


@transaction.atomic
def index_below(*, page: Page) -> int:
    """Do so for a page and every page below it; return how many may be found."""
    below = Page.objects.descendant_of(page, inclusive=True)
    return sum(index_page(page=one) for one in below.iterator(chunk_size=200))


def forget_page(*, page_id: int) -> None:
    """Make a page unfindable."""
    SearchEntry.objects.filter(page_id=page_id).delete()


@transaction.atomic
def reindex() -> int:
    """Make everything anew from the pages that are online; return how many may be found."""
    SearchEntry.objects.all().delete()
    found = sum(
        index_page(page=page)
        for page in Page.objects.filter(depth__gt=1, live=True).iterator(chunk_size=200)
    )
    with connection.cursor() as cursor:
        for name in INDEXES:
            cursor.execute(f"INSERT INTO {name}({name}) VALUES ('rebuild')")  # noqa: S608 -- our own names.
    return found
