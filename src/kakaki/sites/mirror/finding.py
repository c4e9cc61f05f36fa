"""The search of a mirror: an index made beforehand, and a page that reads it in the browser."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings

from kakaki.accounts import facade as accounts
from kakaki.kernel import languages
from kakaki.kernel.languages import FRENCH
from kakaki.sites import searching
from kakaki.sites.engine.mirrored import Address
from kakaki.sites.engine.prebuilt import Entry, index_of
from kakaki.sites.mirror.visiting import Visitor, json_file
from kakaki.sites.models import SearchEntry, SectionPage, SiteProfile
from kakaki.sites.translating import public
from kakaki.sites.translating.site_languages import offered

PATH = "/recherche/"
MOST_LISTED = 100  # newest texts that the page lists for browsers without scripts.


def search_files(visitor: Visitor) -> Iterator[tuple[Address, bytes]]:
    """Yield the page and the index of every site; those of the portal hold every ministry."""
    yield from _files_of(visitor, settings.KAKAKI_DOMAIN, None, FRENCH)
    for profile in SiteProfile.objects.select_related("home", "site"):
        host = profile.site.hostname.lower()
        if host != settings.KAKAKI_DOMAIN:
            for code in (FRENCH, *(one.locale.language_code for one in offered(profile))):
                with languages.speaking(code):
                    yield from _files_of(visitor, host, profile, code)


def _files_of(
    visitor: Visitor, host: str, profile: SiteProfile | None, code: str
) -> Iterator[tuple[Address, bytes]]:
    found = SearchEntry.objects.filter(page__live=True, page__locale__language_code=code)
    found = found.select_related("page")
    if profile is not None:
        found = found.filter(ministry_id=profile.ministry_id)
    found = found.defer("title_forms", "lead_forms", "text_forms", "words")
    path = PATH if code == FRENCH else f"/{code}{PATH}"
    rows = list(found.order_by("page_id"))
    # In the order of their making, so that a new text leaves the numbers of the others alone.
    entries = [_entry(one, names_issuer=profile is None) for one in rows]
    for name, data in index_of(entries, code).items():
        yield Address(host, f"{path}{name}.json"), json_file(data)
    address = Address(host, path)
    dated = sorted(
        zip(rows, entries, strict=True),
        key=lambda pair: (pair[0].published_on or date.min, pair[0].pk),
        reverse=True,
    )
    newest = [entry for _, entry in dated[:MOST_LISTED]]
    context: dict[str, Any] = {"newest": newest, "count": len(entries)}
    if profile is not None:
        context["sections"] = SectionPage.objects.live().child_of(public.home_in(profile, code))
    yield address, visitor.drawn(address, "sites/mirror/search.html", context)


def _entry(one: SearchEntry, *, names_issuer: bool) -> Entry:
    lead, _, text = one.text.partition("\n")
    shown = [languages.spoken().say(searching.kind_label(one.kind))]
    if one.published_on:
        shown.append(languages.spoken().day(one.published_on))
    if names_issuer:
        shown.append(accounts.ministry(one.ministry_id).name)
    url = one.page.full_url or one.page.url or ""
    return Entry(url=url, title=one.title, lead=lead, text=text, shown=" — ".join(shown))
