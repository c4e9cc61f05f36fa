"""Read sites and pages."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from wagtail.images import get_image_model
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError
from wagtail.models import Page, ReferenceIndex, Site

from kakaki.kernel.errors import NotFoundError
from kakaki.kernel.languages import FRENCH
from kakaki.sites.contracts import PageRef, ShownPicture, State
from kakaki.sites.models import (
    BinnedText,
    BundleText,
    ClarificationPage,
    OfficialPage,
    PhotoUpload,
    Reading,
    ScheduledAct,
    SiteProfile,
    TextPage,
)
from kakaki.sites.page_block import paragraphs

MODELS: tuple[type[OfficialPage], ...] = (TextPage, ClarificationPage)

# Below the root, the path of a page begins with that of its site's home: two steps of four.
HOME_PATH = 8


def homes_of(ministry_ids: Iterable[int]) -> dict[str, int]:
    """Return the ministries by the path of their home page."""
    profiles = SiteProfile.objects.filter(ministry_id__in=list(ministry_ids))
    return dict(profiles.values_list("home__path", "ministry_id"))


def profile_of(ministry_id: int) -> SiteProfile:
    """Return the site of a ministry; raise NotFoundError while it has none."""
    found = (
        SiteProfile.objects.select_related("site", "home", "communiques", "clarifications")
        .filter(ministry_id=ministry_id)
        .first()
    )
    if found is None:
        raise NotFoundError(f"site of {ministry_id}", advice="Ce ministère n’a pas encore de site.")
    return found


def profile_for(page: Page) -> SiteProfile | None:
    """Return the site that a page stands in, or None for a page outside every site."""
    for profile in SiteProfile.objects.select_related("home", "site"):
        if page.path.startswith(profile.home.path):
            return profile
    return None


def profile_of_site(site: Site | None) -> SiteProfile | None:
    """Return the profile of a Wagtail site, or None."""
    return SiteProfile.objects.select_related("home").filter(site=site).first() if site else None


def official_page(page_id: int) -> OfficialPage:
    """Return an official page as it is online; raise NotFoundError when there is none."""
    for kind in MODELS:
        found = kind.objects.filter(pk=page_id).first()
        if found is not None:
            return found
    raise NotFoundError(f"page {page_id}", advice="Ce texte n’existe pas.")


def newest(page: OfficialPage) -> OfficialPage:
    """Return the newest version of a page, online or not."""
    revision = page.latest_revision
    return revision.as_object() if revision is not None else page


def raw_body(page: Any) -> list[dict[str, Any]]:
    """Return the raw blocks of a page's body."""
    return list(page.body.raw_data)


def pictures_of(page: Any) -> list[dict[str, Any]]:
    """Return the pictures of a page's body, as they are stored."""
    return [raw["value"] for raw in raw_body(page) if raw["type"] == "image"]


def photo_blocks(numbers: Iterable[str], ministry_id: int) -> list[dict[str, Any]]:
    """Return the blocks of the photos of a ministry that bear these numbers and came whole."""
    wanted: list[UUID] = []
    for number in numbers:
        with suppress(ValueError):
            wanted.append(UUID(number))
    found = PhotoUpload.objects.filter(pk__in=wanted, ministry_id=ministry_id, image__isnull=False)
    return [
        {
            "type": "image",
            "id": str(one.pk),
            "value": {
                "image": one.image_id,
                "alternative": one.alternative,
                "caption": one.caption,
            },
        }
        for one in found
    ]


def shown_pictures(page: Any) -> list[ShownPicture]:
    """Return the pictures of a page's body as the editor shows them below the text."""
    raws = [raw for raw in raw_body(page) if raw["type"] == "image"]
    images = get_image_model().objects.in_bulk([raw["value"].get("image") for raw in raws])
    return [
        ShownPicture(
            str(raw.get("id", "")),
            thumbnail_url(images.get(raw["value"].get("image"))),
            raw["value"].get("alternative") or "",
            raw["value"].get("caption") or "",
        )
        for raw in raws
    ]


def thumbnail_url(image: Any) -> str:
    """Return the address of a small picture, or nothing when its file cannot be read."""
    if image is None:
        return ""
    try:
        return str(image.get_rendition("max-320x200|format-webp").url)
    except (SourceImageIOError, InvalidFilterSpecError, OSError):
        return ""


def mute_pictures(page: Any) -> int:
    """Return how many pictures have no words to replace them."""
    return sum(not (one.get("alternative") or "").strip() for one in pictures_of(page))


def body_text(page: Any) -> str:
    """Return what a reader reads in the body, a blank line between paragraphs."""
    return "\n\n".join(paragraphs(raw_body(page)))


def last_reading(page_id: int) -> Reading | None:
    """Return the newest reading of a page, or None."""
    return Reading.objects.filter(page_id=page_id).order_by("-pk").first()


def with_state(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Return official pages with `state` (that of the newest version) and `writer_id`, in SQL."""
    newest_reading = Reading.objects.filter(page_id=OuterRef("pk")).order_by("-pk")
    acts = ScheduledAct.objects.filter(
        page_id=OuterRef("pk"),
        revision_id=OuterRef("latest_revision_id"),
        action=ScheduledAct.PUBLISH,
        state=ScheduledAct.WAITING,
    )
    bundled = BundleText.objects.filter(page_id=OuterRef("pk"), ended_at=None)
    return pages.annotate(
        read_state=Subquery(newest_reading.values("state")[:1]),
        read_revision=Subquery(newest_reading.values("revision_id")[:1]),
        writer_id=F("latest_revision__user_id"),
        state=Case(
            When(withdrawn_at__isnull=False, then=Value("withdrawn")),
            When(live=True, live_revision_id=F("latest_revision_id"), then=Value("published")),
            When(
                Exists(acts) | Exists(bundled),
                read_revision=F("latest_revision_id"),
                read_state=Reading.APPROVED,
                then=Value("scheduled"),
            ),
            When(read_state=Reading.TAKEN_BACK, then=Value("draft")),
            When(read_revision=F("latest_revision_id"), then=F("read_state")),
            default=Value("draft"),
            output_field=CharField(),
        ),
    )


def state_of(page: OfficialPage) -> State:
    """Return the state of the newest version of a page."""
    found = with_state(type(page).objects.filter(pk=page.pk))
    state: State = found.values_list("state", flat=True).get()
    return state


def reference_of(page: OfficialPage, ministry_id: int) -> PageRef:
    """Return what other rooms may know of a page: its words are those of its newest version."""
    version = newest(page)
    return PageRef(
        id=page.pk,
        ministry_id=ministry_id,
        kind=page.kind,
        title=version.title,
        lead=version.lead,
        body_text=body_text(version),
        url=page.full_url or "",
        language=version.language,
        state=state_of(page),
        is_live=page.live,
        version=page.latest_revision_id or 0,
        reference=page.reference,
        published_on=version.published_on,
        published_at=page.first_published_at,
        changed_at=page.latest_revision_created_at,
        author_id=page.latest_revision.user_id if page.latest_revision else page.owner_id,
    )


def line_of(page: OfficialPage, ministry_id: int) -> PageRef:
    """Return a page of `texts_of` for a list: its newest title, without its words."""
    return PageRef(
        id=page.pk,
        ministry_id=ministry_id,
        kind=page.kind,
        title=page.draft_title or page.title,
        lead="",
        body_text="",
        url=page.full_url or "",
        language=page.language,
        state=page.state,  # type: ignore[attr-defined]  # Annotated by `with_state`.
        is_live=page.live,
        version=page.latest_revision_id or 0,
        reference=page.reference,
        published_on=page.published_on,
        published_at=page.first_published_at,
        changed_at=page.latest_revision_created_at,
        author_id=page.writer_id,  # type: ignore[attr-defined]  # Annotated by `with_state`.
    )


def page(page_id: int) -> PageRef:
    """Return one official page; raise NotFoundError when there is none."""
    found = official_page(page_id)
    profile = profile_for(found)
    if profile is None:
        raise NotFoundError(f"page {page_id} stands in no site")
    return reference_of(found, profile.ministry_id)


def texts_of(ministry_ids: Iterable[int], state: str = "", kind: str = "") -> QuerySet[TextPage]:
    """Return the texts of ministries, the newest change first, of one state and kind when given."""
    own = TextPage.objects.filter(own_pages(ministry_ids)).defer("body")
    found = with_state(own.exclude(pk__in=BinnedText.objects.values("page_id")))
    if state:
        found = found.filter(state=state)
    if kind:
        found = found.filter(kind=kind)
    return found.order_by("-latest_revision_created_at", "-pk")


def pages_for(ministry_id: int, state: str = "") -> list[PageRef]:
    """Return the texts of a ministry as lines of a list; see `line_of`."""
    return [line_of(page, ministry_id) for page in texts_of([ministry_id], state)]


def readings_asked(ministry_ids: Iterable[int]) -> list[Reading]:
    """Return the readings that wait in these ministries, the oldest first."""
    return list(
        Reading.objects.filter(ministry_id__in=list(ministry_ids), state=Reading.ASKED)
        .select_related("page", "author")
        .order_by("asked_at")
    )


def published(home: Page, kind: type[OfficialPage], limit: int = 20) -> list[OfficialPage]:
    """Return what is online below a home page or a section, in its language, the newest first.

    Withdrawn texts are left out, and so is what stands below another language's home.
    """
    return list(
        kind.objects.live()
        .descendant_of(home)
        .filter(locale_id=home.locale_id)
        .filter(withdrawn_at=None)
        .exclude(reference="")
        .defer("body")
        .order_by("-first_published_at", "-pk")[:limit]
    )


def sealed_since(home: Page) -> datetime | None:
    """Return when the first sealed text of a site went online, None while there is none."""
    firsts = [
        kind.objects.descendant_of(home)
        .exclude(reference="")
        .aggregate(first=Min("first_published_at"))["first"]
        for kind in MODELS
    ]
    return min((first for first in firsts if first), default=None)


def everything_published(limit: int = 20, language: str = FRENCH) -> list[OfficialPage]:
    """Return what every ministry has online in a language, the newest first."""
    found: list[OfficialPage] = []
    for kind in MODELS:
        live = kind.objects.live().filter(withdrawn_at=None, locale__language_code=language)
        live = live.exclude(reference="").defer("body")
        found += live.order_by("-first_published_at", "-pk")[:limit]
    return sorted(found, key=lambda one: one.first_published_at, reverse=True)[:limit]


def own_pages(ministry_ids: Iterable[int]) -> Q:
    """Return the condition of pages that stand in the sites of these ministries."""
    condition = Q(pk__in=[])
    for profile in SiteProfile.objects.select_related("home").filter(
        ministry_id__in=list(ministry_ids)
    ):
        condition |= Q(path__startswith=profile.home.path)
    return condition


def hidden_pages(ministry_ids: Iterable[int]) -> QuerySet[Page]:
    """Return the pages that only other ministries than these may know of.

    Wagtail shows the title of the newest version, so a page whose title is being changed is
    hidden too until it is online.
    """
    visible = own_pages(ministry_ids) | Q(live=True, draft_title=F("title"))
    return Page.objects.filter(depth__gt=1).exclude(visible)


def is_hidden(page_id: int, ministry_ids: Iterable[int]) -> bool:
    """Tell whether a page is one that only other ministries than these may know of."""
    return hidden_pages(ministry_ids).filter(pk=page_id).exists()


def collections_of(ministry_ids: Iterable[int]) -> set[int]:
    """Return the numbers of the collections of pictures and documents of these ministries."""
    found = SiteProfile.objects.filter(ministry_id__in=list(ministry_ids))
    return set(found.values_list("collection_id", flat=True))


def is_on_a_live_page(thing: Any) -> bool:
    """Tell whether a page that is online leads to a document or shows a picture."""
    holders = ReferenceIndex.get_references_to(thing).values_list("object_id", flat=True)
    numbers = [int(number) for number in holders if str(number).isdigit()]
    return Page.objects.live().filter(pk__in=numbers).exists()


def is_engaged(thing: Any) -> bool:
    """Tell whether a picture or document is online, or stands in a text that was sent or read.

    Its file may then no longer be replaced: what two people answer for would silently change.
    """
    if is_on_a_live_page(thing):
        return True
    kind = "image" if isinstance(thing, get_image_model()) else "document"
    sent = Reading.objects.filter(
        state__in=(Reading.ASKED, Reading.APPROVED), revision_id=F("page__latest_revision_id")
    )
    for reading in sent.select_related("revision"):
        version = reading.revision.as_object()
        if any(
            raw["type"] == kind and raw["value"].get(kind) == thing.pk for raw in raw_body(version)
        ):
            return True
    return False


def holds_a_seal(page: Page) -> bool:
    """Tell whether a page was sealed, or holds one that was."""
    return any(
        kind.objects.descendant_of(page, inclusive=True).exclude(reference="").exists()
        for kind in MODELS
    )
