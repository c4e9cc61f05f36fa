"""Count, language by language, what readers are served and what is to be done next."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from wagtail.models import Page

from kakaki.kernel import languages
from kakaki.kernel.languages import Language
from kakaki.sites import selectors
from kakaki.sites.models import SiteLanguage, SiteProfile, TextPage
from kakaki.sites.translating import following
from kakaki.sites.translating.following import Freshness

MOST_SHOWN = 8  # texts of each sort that a screen proposes.
ORDER: tuple[Freshness, ...] = ("outdated", "begun", "none")


@dataclass(frozen=True, slots=True)
class ToDo:
    """A text to translate or to look at again; `translation_id` is 0 while nothing is begun."""

    source_id: int
    translation_id: int
    title: str
    freshness: Freshness | str

    @property
    def label(self) -> str:
        """Return what is to be done in words."""
        return following.LABELS.get(self.freshness, "À retirer : le français est retiré")  # type: ignore[call-overload, no-any-return]


@dataclass(frozen=True, slots=True)
class Completeness:
    """How far the published texts of a site are translated into one language."""

    language: Language
    total: int
    counts: Counter[str]
    todo: list[ToDo] = field(default_factory=list)

    @property
    def percent(self) -> int:
        """Return the share of texts whose translation is online and up to date, in percent."""
        return 100 * self.counts["current"] // self.total if self.total else 0

    @property
    def told(self) -> list[tuple[str, int]]:
        """Return every count with its words."""
        return [(label, self.counts[code]) for code, label in following.LABELS.items()]


def completeness_of(profile: SiteProfile, site_language: SiteLanguage) -> Completeness:
    """Return how far the site of a ministry is translated into a language."""
    below = TextPage.objects.filter(path__startswith=profile.home.path)
    online = below.filter(live=True).exclude(reference="").defer("body", "pairs")
    french = online.filter(locale__language_code=languages.FRENCH)
    texts = list(french.order_by("-first_published_at", "-pk"))
    made = {
        one.translation_key: one
        for one in below.filter(locale=site_language.locale).defer("body", "pairs")
    }
    counts: Counter[str] = Counter()
    found: dict[str, list[ToDo]] = {"withdrawn": [], **{code: [] for code in ORDER}}
    total = 0
    for source in texts:
        page = made.get(source.translation_key)
        if page is not None and page.withdrawn_at is not None:
            page = None
        if source.withdrawn_at is not None:
            if page is not None and page.live:
                found["withdrawn"].append(ToDo(source.pk, page.pk, source.title, "withdrawn"))
            continue
        total += 1
        code = following.freshness(page, source)
        counts[code] += 1
        if code in found and len(found[code]) < MOST_SHOWN:
            found[code].append(ToDo(source.pk, page.pk if page else 0, source.title, code))
    todo = [one for several in found.values() for one in several]
    return Completeness(languages.get(site_language.code), total, counts, todo)


@dataclass(frozen=True, slots=True)
class SiteCompleteness:
    """How far a ministry's site is translated into each of the languages it offers."""

    ministry_id: int
    languages: list[Completeness]


def of_ministries(ministry_ids: Iterable[int]) -> list[SiteCompleteness]:
    """Return how far the sites of ministries are translated, in their order."""
    profiles = {
        profile.ministry_id: profile
        for profile in SiteProfile.objects.select_related("home").filter(
            ministry_id__in=list(ministry_ids)
        )
    }
    offered = SiteLanguage.objects.filter(profile__in=profiles.values(), is_offered=True)
    by_profile: dict[int, list[SiteLanguage]] = {}
    for one in offered.select_related("locale").order_by("locale__language_code"):
        by_profile.setdefault(one.profile_id, []).append(one)
    return [
        SiteCompleteness(
            number,
            [
                completeness_of(profiles[number], one)
                for one in by_profile.get(profiles[number].pk, [])
            ],
        )
        for number in ministry_ids
        if number in profiles
    ]


@dataclass(frozen=True, slots=True)
class InLanguage:
    """A language of a text at the desk: its translation, how it stands, and its state."""

    language: Language
    page: TextPage | None
    freshness: Freshness

    @property
    def label(self) -> str:
        """Return how the translation stands in words."""
        return following.LABELS[self.freshness]


def languages_of_text(source: Page) -> list[InLanguage]:
    """Return each language that the site of a French text offers, with its translation."""
    profile = selectors.profile_for(source)
    if profile is None or following.language_of(source) != languages.FRENCH:
        return []
    found = []
    offered = SiteLanguage.objects.filter(profile=profile, is_offered=True)
    for one in offered.select_related("locale").order_by("locale__language_code"):
        page = following.translation_of(source, one.code)
        if page is not None and page.withdrawn_at is not None:
            page = None
        found.append(
            InLanguage(languages.get(one.code), page, following.freshness(page, source.specific))
        )
    return found
