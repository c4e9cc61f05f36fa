"""What every public page is shown with: its ministry, its menu, its lists and its seal."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page, Site

from kakaki.accounts import facade as accounts
from kakaki.kernel import languages
from kakaki.sites import banners, listing, official, selectors
from kakaki.sites.gathering.showing import dossiers_online, gathered_around
from kakaki.sites.lifecycle import keepers
from kakaki.sites.listening.recordings import heard_on
from kakaki.sites.models import (
    ArchivedPage,
    Banner,
    HomePage,
    OfficialPage,
    SectionPage,
    SiteProfile,
    StandardPage,
)
from kakaki.sites.translating import public

READ_OFFLINE = ("/verifier/", "/hors-ligne/")
WITHOUT_SHELL = ("/bureau/", "/comptes/", "/wagtail/", "/static/", "/media/")


def tags_of(page: Page) -> list[str]:
    """Return the tags that empty the kept copy of a page: its own, its site's, its lists'."""
    tags = [f"page:{page.pk}"]
    profile = selectors.profile_for(page)
    if profile is not None:
        tags.append(f"site:{profile.ministry_id}")
    if isinstance(page, HomePage):
        tags += listing.tags_of_home(page)
    elif isinstance(page, SectionPage):
        tags += listing.tags_of_section(page)
    return tags


def around(profile: SiteProfile, page: Page | None = None) -> dict[str, Any]:
    """Return the ministry, menu, legal pages and languages of a site, in the language spoken."""
    code = languages.spoken().code
    home = public.home_in(profile, code)
    below = home.get_children().live().not_type(HomePage)
    legal = StandardPage.objects.live().child_of(profile.home).filter(is_legal=True)
    raised = banners.shown_on(profile.ministry_id)
    return {
        "banners": raised,
        "is_mourning": any(one.kind == Banner.MOURNING for one in raised),
        "ministry": public.called(accounts.ministry(profile.ministry_id), profile, code),
        "choices": public.choices(profile, page, code),
        "site_nav": [{"title": p.title, "url": p.url} for p in below.in_menu()],
        "site_legal": [{"title": p.title, "url": p.url} for p in legal],
        "home": home,
    }


def of_page(page: Page, request: HttpRequest) -> dict[str, Any]:
    """Return everything that a page of a site shows besides its own words."""
    profile = selectors.profile_for(page)
    if profile is None:
        return {}
    context = around(profile, page)
    if isinstance(page, HomePage):
        context |= listing.of_home(page)
        context["dossiers"] = dossiers_online(profile.ministry_id)
    elif isinstance(page, SectionPage):
        context |= listing.of_section(page, request)
    elif isinstance(page, ArchivedPage):
        context["sealed_since"] = selectors.sealed_since(profile.home)
    elif isinstance(page, OfficialPage):
        context |= official.proofs(page, context["ministry"]) | public.told_of_source(page)
        context["checked_on"] = keepers.checked_on(page)
        context["heard"] = heard_on(page)
        context["gathered"] = gathered_around(page)
    return context


def shell(request: HttpRequest) -> dict[str, Any]:
    """Give templates the shell of the page served, or of the site asked for (context processor)."""
    if request.path.startswith(WITHOUT_SHELL):
        return {}
    page = getattr(request, "kakaki_page", None)
    if page is not None:
        return of_page(page, request) | {"reads_offline": True}
    profile = selectors.profile_of_site(Site.find_for_request(request))
    # What everybody reads alike may be kept by a device; a receipt or a search may not.
    kept = request.method == "GET" and request.path in READ_OFFLINE
    return (around(profile) if profile else {}) | {"reads_offline": kept}
