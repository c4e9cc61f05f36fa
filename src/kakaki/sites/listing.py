"""What home pages and sections list."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from kakaki.accounts import facade as accounts
from kakaki.kernel import clock
from kakaki.sites import selectors
from kakaki.sites.models import (
    ClarificationPage,
    HomePage,
    OfficialPage,
    SectionPage,
    SiteProfile,
    TextPage,
)
from kakaki.sites.translating import following, public

PAGE_LENGTH = 20


def tags_of_home(home: HomePage) -> list[str]:
    """Return the tags of a home page: its ministry's list, or the government's on the portal."""
    profile = selectors.profile_for(home)
    if profile is None:
        return []
    if accounts.ministry(profile.ministry_id).is_cabinet:
        return ["government"]
    return [f"listing:{profile.ministry_id}"]


def tags_of_section(section: SectionPage) -> list[str]:
    """Return the tag of the list of the section's ministry."""
    profile = selectors.profile_for(section)
    return [f"listing:{profile.ministry_id}"] if profile else []


def of_home(home: HomePage) -> dict[str, Any]:
    """Return the newest texts of a site; on the portal, of all, with the list of ministries."""
    profile = selectors.profile_for(home)
    if profile is None:
        return {}
    code = following.language_of(home)
    if accounts.ministry(profile.ministry_id).is_cabinet:
        sites = {p.ministry_id: p for p in SiteProfile.objects.select_related("home")}
        ministries = [
            {
                "ministry": public.called(ministry, sites[ministry.id], code),
                "url": public.home_in(sites[ministry.id], code).full_url,
            }
            for ministry in accounts.ministries()
            if ministry.id in sites and not ministry.is_cabinet
        ]
        newest = _by_date(selectors.everything_published(8, code))
        for text in newest:
            text.issuer = next(  # type: ignore[attr-defined]
                (accounts.ministry(number).name for number, p in sites.items()
                 if text.path.startswith(p.home.path)), "",
            )  # fmt: skip
        urgent = _urgent_of(TextPage.objects.live().filter(locale_id=home.locale_id))
        return {"urgent": urgent, "newest": newest, "ministries": ministries}
    return {
        "urgent": _urgent_of(
            TextPage.objects.live().descendant_of(home).filter(locale_id=home.locale_id)
        ),
        "newest": _by_date(selectors.published(home, TextPage, 6)),
        "answers": _by_date(selectors.published(home, ClarificationPage, 4)),
        "sections": SectionPage.objects.live().child_of(home).order_by("title"),
    }


def _by_date(texts: list[OfficialPage]) -> list[OfficialPage]:
    """Return texts in the order of the dates that readers see, the newest first."""
    return sorted(
        texts,
        key=lambda one: (one.published_on or one.first_published_at.date(), one.first_published_at),
        reverse=True,
    )


def _urgent_of(texts: QuerySet[TextPage]) -> list[TextPage]:
    """Return the emergencies that are not over, which stand above everything else."""
    found = texts.filter(kind="emergency", withdrawn_at=None).exclude(reference="")
    newest = found.defer("body").order_by("-first_published_at")[:20]
    return [one for one in newest if one.facts.get("level") != "fin"]


def _in_order(shown: QuerySet[Page]) -> QuerySet[Page]:
    """Order what closes by its last day, the open ones first; the rest, the newest first."""
    today = timezone.localdate(clock.now())
    is_open = Case(
        When(textpage__closes_on__gte=today, then=Value(0)),
        When(textpage__closes_on__isnull=True, then=Value(1)),
        default=Value(2),
    )
    soonest = Case(When(textpage__closes_on__gte=today, then=F("textpage__closes_on")))
    day = Coalesce(
        "textpage__published_on", "clarificationpage__published_on", "archivedpage__published_on"
    )
    return shown.alias(is_open=is_open, soonest=soonest, day=day).order_by(
        "is_open", "soonest", "-day", "-first_published_at", "-pk"
    )


def of_section(section: SectionPage, request: HttpRequest) -> dict[str, Any]:
    """Return one page of the texts below a section, the newest first."""
    below = section.get_children().live()
    listed_here = (
        Q(textpage__isnull=False)
        | Q(clarificationpage__isnull=False)
        | Q(archivedpage__isnull=False)
    )
    shown = below.filter(listed_here).exclude(
        Q(textpage__withdrawn_at__isnull=False)
        | Q(clarificationpage__withdrawn_at__isnull=False)
        | Q(textpage__reference="")
        | Q(clarificationpage__reference="")
    )
    listed = Paginator(_in_order(shown), PAGE_LENGTH)
    page = listed.get_page(request.GET.get("page"))
    page.object_list = page.object_list.specific().defer_streamfields()
    return {"texts": page, "others": below.exclude(listed_here)}
