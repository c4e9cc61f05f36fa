"""Read a translation beside its French: what is done, what changed since, what is missing."""

from dataclasses import dataclass
from typing import Any, Literal

from wagtail.models import Page

from kakaki.kernel import languages
from kakaki.sites import pieces, selectors
from kakaki.sites.engine.changes import Piece, changes
from kakaki.sites.engine.paired import Pair, Side, aligned
from kakaki.sites.models import TextPage

Freshness = Literal["current", "outdated", "begun", "none"]
LABELS: dict[Freshness, str] = {
    "current": "À jour",
    "outdated": "À revoir : le français a changé",
    "begun": "Commencée, pas encore en ligne",
    "none": "Pas encore traduit",
}


@dataclass(frozen=True, slots=True)
class Beside:
    """A translation beside the French it follows: that online, or the newest while none is."""

    source: TextPage
    version: TextPage
    sides: list[Side]
    gone: list[Pair]

    @property
    def missing(self) -> int:
        """Return how many pieces have no words yet."""
        return sum(not side.words.strip() for side in self.sides)

    @property
    def changed(self) -> int:
        """Return how many pieces were translated from French words that changed since."""
        return sum(side.former is not None for side in self.sides)

    @property
    def is_done(self) -> bool:
        """Tell whether every piece says what the French says."""
        return all(side.is_done for side in self.sides)


def language_of(page: Page) -> str:
    """Return the language of the part of the site that a page stands in."""
    return str(page.locale.language_code)


def source_of(page: Page) -> TextPage | None:
    """Return the French text that a page translates, None for a text of its own."""
    if language_of(page) == languages.FRENCH:
        return None
    found = TextPage.objects.filter(
        translation_key=page.translation_key, locale__language_code=languages.FRENCH
    )
    return found.first()


def translation_of(source: Page, code: str) -> TextPage | None:
    """Return the translation of a text into a language, None while there is none."""
    found = TextPage.objects.filter(
        translation_key=source.translation_key, locale__language_code=code
    )
    return found.first()


def followed(source: TextPage) -> TextPage:
    """Return the version of a French text that translations follow."""
    return source if source.live else selectors.newest(source)


def beside(page: TextPage) -> Beside:
    """Return the newest version of a translation beside its French."""
    source = source_of(page)
    if source is None:
        raise LookupError(f"page {page.pk} translates nothing")
    version = followed(source)
    sides, gone = aligned(pieces.units_of(version), selectors.newest(page).pairs)
    return Beside(source, version, sides, gone)


def is_outdated(page: TextPage, source: TextPage) -> bool:
    """Tell whether the French online says other things than this version of a translation."""
    return source.live and bool(page.source_digest) and page.source_digest != mark_online(source)


def mark_online(source: TextPage) -> str:
    """Return the mark of what a text says online."""
    return source.words_digest or pieces.mark_of(source)


def what_changed(side: Side) -> tuple[Piece, ...]:
    """Return what changed in the French of a piece since it was translated."""
    return changes(side.former, side.unit.text) if side.former is not None else ()


def freshness(page: Any, source: TextPage) -> Freshness:
    """Return how a translation stands, as readers are served."""
    if page is None:
        return "none"
    if not page.live:
        return "begun"
    return "outdated" if is_outdated(page, source) else "current"
