"""What readers are shown of languages: where a page exists in others, and what its French says."""

from dataclasses import dataclass, replace
from typing import Any

from wagtail.models import Page

from kakaki.accounts.contracts import MinistryRef
from kakaki.kernel import languages
from kakaki.kernel.languages import Language
from kakaki.sites.models import OfficialPage, SiteLanguage, SiteProfile, TextPage
from kakaki.sites.translating import following, site_languages


@dataclass(frozen=True, slots=True)
class Choice:
    """A language that a reader may choose: where it leads, and whether this page exists in it."""

    language: Language
    url: str
    is_here: bool
    is_version: bool


def home_in(profile: SiteProfile, code: str) -> Page:
    """Return the first page of a site in a language, the French one where it has no other."""
    found = site_languages.opened(profile, code) if code != languages.FRENCH else None
    return found.home.specific if found is not None else profile.home


def called(ministry: MinistryRef, profile: SiteProfile, code: str) -> MinistryRef:
    """Return a ministry under the name it has in a language."""
    found = site_languages.opened(profile, code) if code != languages.FRENCH else None
    return replace(ministry, name=found.name) if found is not None else ministry


def _is_shown(one: OfficialPage, page: Page) -> bool:
    """Tell whether readers are led to a version: sealed, not withdrawn unless they are there."""
    return bool(one.reference) and (one.withdrawn_at is None or one.pk == page.pk)


def versions_of(page: Page | None) -> dict[str, str]:
    """Return the addresses of a page by language, where it is online."""
    if page is None:
        return {}
    same = Page.objects.live().filter(translation_key=page.translation_key)
    found = {}
    for one in same.select_related("locale").specific().defer_streamfields():
        if isinstance(one, OfficialPage) and not _is_shown(one, page):
            continue
        found[following.language_of(one)] = one.full_url or ""
    return found


def choices(profile: SiteProfile, page: Page | None, here: str) -> list[Choice]:
    """Return the languages of a site with where each leads, none while there is only French.

    Where this page does not exist in a language, the choice leads to the home in that language.
    """
    offered: list[SiteLanguage] = site_languages.offered(profile)
    homes = {languages.FRENCH: profile.home, **{one.code: one.home for one in offered}}
    if here not in homes:
        homes[here] = home_in(profile, here)
    if len(homes) < 2:
        return []
    versions = versions_of(page)
    return [
        Choice(
            languages.get(code),
            versions.get(code) or home.full_url or "",
            code == here,
            code in versions and len(versions) > 1,
        )
        for code, home in homes.items()
    ]


def told_of_source(page: Page) -> dict[str, Any]:
    """Return what a translation says of its French: where it is, and whether it is newer."""
    source = following.source_of(page) if isinstance(page, TextPage) else None
    if source is None or not source.live or not source.reference:
        return {}
    return {
        "source_url": source.full_url,
        "source_is_withdrawn": source.withdrawn_at is not None,
        "is_outdated": following.is_outdated(page, source),
    }
