"""Say where a link to one of our own sites leads, from the database and at once."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from wagtail.documents import get_document_model
from wagtail.models import Page

from kakaki.sites import redirects, selectors
from kakaki.sites.engine.old_addresses import key_of
from kakaki.sites.models import OfficialPage, OldAddress, SiteProfile


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a link leads: `state` as PageLink says it, what is wrong, the address to use now."""

    state: str
    advice: str = ""
    moved_to: str = ""


FINE = Outcome("ok")
NOWHERE = Outcome("broken", "Cette page n’existe pas. Corrigez l’adresse ou retirez le lien.")


class OwnSites:
    """The hosts of the house, read once for many links."""

    def __init__(self) -> None:
        profiles = SiteProfile.objects.select_related("site", "home")
        self._profiles = {profile.site.hostname.lower(): profile for profile in profiles}

    def is_own(self, url: str) -> bool:
        """Tell whether an address is of the house."""
        if url.startswith(("/", "page:", "document:")):
            return True
        host = (urlsplit(url).hostname or "").lower()
        return host in self._profiles or host == settings.KAKAKI_DOMAIN

    def outcome(self, url: str, profile: SiteProfile | None) -> Outcome:
        """Return where a link of a page of this site leads."""
        kind, _, number = url.partition(":")
        if kind == "page":
            return _of_page(Page.objects.filter(pk=int(number)).first())
        if kind == "document":
            known = get_document_model().objects.filter(pk=int(number)).exists()
            return FINE if known else Outcome("broken", "Ce fichier n’existe plus.")
        parts = urlsplit(url)
        if parts.hostname:
            profile = self._profiles.get(parts.hostname.lower())
        return self._of_path(unquote(parts.path) or "/", parts.query, profile)

    def _of_path(self, path: str, query: str, profile: SiteProfile | None) -> Outcome:
        if profile is not None:
            slash = path if path.endswith("/") else f"{path}/"
            place = profile.home.url_path + slash.lstrip("/")
            page = Page.objects.filter(url_path=place).first()
            if page is not None:
                return _of_page(page)
            moved = _moved(path, query, profile)
            if moved:
                return Outcome("moved", "Cette page a une nouvelle adresse.", moved)
        return FINE if _is_answered(path) else NOWHERE


def _moved(path: str, query: str, profile: SiteProfile) -> str:
    keys = [key for key in (key_of(path, query), key_of(path)) if key]
    old = OldAddress.objects.filter(profile=profile, key__in=keys).first()
    return redirects.address_of(old) if old is not None else ""


def _of_page(page: Page | None) -> Outcome:
    if page is None:
        return NOWHERE
    specific = page.specific
    if not page.live:
        return Outcome("broken", "Cette page n’est pas en ligne. Retirez le lien ou publiez-la.")
    if isinstance(specific, OfficialPage) and specific.withdrawn_at is not None:
        other = specific.replaced_by
        if other is not None and other.live:
            return Outcome(
                "moved", f"Ce texte est remplacé par « {other.title} ».", other.full_url or ""
            )
        return Outcome("broken", "Ce texte a été retiré. Retirez le lien ou changez-le.")
    if isinstance(specific, OfficialPage) and not specific.reference:
        return NOWHERE
    return FINE


def _is_answered(path: str) -> bool:
    """Tell whether a screen of the house or a file stands at a path that is no page."""
    if path.startswith(("/bureau/", "/wagtail/")):
        return False  # Readers would find a closed door.
    if path.startswith(settings.MEDIA_URL):
        name = path.removeprefix(settings.MEDIA_URL)
        return ".." not in name and (settings.MEDIA_ROOT / name).is_file()
    try:
        match = resolve(path)
    except Resolver404:
        return False
    if match.view_name == "wagtaildocs_serve":
        number = match.captured_kwargs.get("document_id")
        return get_document_model().objects.filter(pk=number).exists()
    if match.view_name == "sites:paper":
        return True
    return match.view_name != "wagtail_serve"


def site_of(page: Page) -> SiteProfile | None:
    """Return the site in which the links of a page are read."""
    return selectors.profile_for(page)
