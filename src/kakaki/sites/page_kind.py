"""What a file of `sites/kinds/` declares, and the registry that finds it."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError
from kakaki.kernel.registry import Registry, code_of
from kakaki.sites.engine.facts import Fact, FactError

Facts = dict[str, Any]
Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as its kind describes it to machines: its words, its facts and its raw blocks."""

    title: str
    lead: str
    url: str
    facts: Facts
    blocks: list[dict[str, Any]]
    organisation: Schema


def news_article(shown: Shown) -> Schema:
    """Return the type of a text that is only words."""
    return {"@type": "NewsArticle", "headline": shown.title}


@dataclass(frozen=True)
class PageKind:
    """A kind of text: what it is called, which facts it asks for, and how machines know it.

    `section` is the title of the part of the site where it is listed, `section_slug` its address;
    several kinds may share one. `schema` returns schema.org's properties. `closes_by` names the
    facts that say the end of a text, the first that is there counts. `notice` stands on every page.
    `template` draws the facts where a list of them is not enough. `matched_as` says as what rumours
    are compared with such a text. `is_light` lets a ministry put such texts online without somebody
    else's approval, if it so chooses. `review_months` says after how many months somebody reads it
    again, 0 for never. The code is the file's name.
    """

    module: str
    label: str
    section: str
    section_slug: str
    help: str
    facts: tuple[Fact, ...] = ()
    schema: Callable[[Shown], Schema] = news_article
    closes_by: tuple[str, ...] = ()
    notice: str = ""
    template: str = "sites/facts.html"
    has_place: bool = False
    has_signer: bool = False
    matched_as: str = "communique"
    is_light: bool = False
    review_months: int = 0
    order: int = 50
    code: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "code", code_of(self.module))
        names = [fact.name for fact in self.facts]
        if len(set(names)) != len(names) or not set(self.closes_by) <= set(names):
            raise ValueError(f"{self.module}: facts are named once, and `closes_by` names some")

    @property
    def skeleton(self) -> str:
        """Return the text to begin from: the file beside the kind's own, or '' without one."""
        beside = Path(sys.modules[self.module].__file__ or "").with_suffix(".md")
        return beside.read_text(encoding="utf-8") if beside.is_file() else ""

    def read(self, typed: dict[str, str]) -> Facts:
        """Return the facts kept of what was typed; raise InvalidInputError with what to mend."""
        try:
            kept = {fact.name: fact.read(typed.get(fact.name, "")) for fact in self.facts}
        except FactError as error:
            raise InvalidInputError(str(error), advice=str(error)) from error
        return {name: value for name, value in kept.items() if value not in (None, "", [])}

    def write(self, facts: Facts) -> dict[str, str]:
        """Return what the fields of the desk show of kept facts."""
        return {fact.name: fact.write(facts.get(fact.name)) for fact in self.facts}

    def missing(self, facts: Facts) -> list[str]:
        """Return the labels of the facts that a reader needs and that are not there."""
        return [f.label for f in self.facts if f.required and facts.get(f.name) in (None, "", [])]

    def said(self, facts: Facts) -> list[tuple[Fact, list[str]]]:
        """Return each fact that is there with what a reader reads of it."""
        pairs = [(fact, fact.say(facts.get(fact.name))) for fact in self.facts]
        return [(fact, lines) for fact, lines in pairs if lines]

    def words(self, facts: Facts) -> list[str]:
        """Return what the seal protects of the facts, one string a line: « label : words »."""
        return [f"{fact.label} : {line}" for fact, lines in self.said(facts) for line in lines]

    def _last(self, facts: Facts) -> str:
        return next((str(facts[name]) for name in self.closes_by if facts.get(name)), "")

    def closed_on(self, facts: Facts) -> date | None:
        """Return the last day of a text that closes, None for one that does not."""
        value = self._last(facts)
        return datetime.fromisoformat(value).date() if value else None

    def is_closed(self, facts: Facts) -> bool:
        """Tell whether a text is over: past its hour when it has one, else past its last day.

        Hours and days are those of the government's own time zone.
        """
        value = self._last(facts)
        if not value:
            return False
        now = timezone.localtime(clock.now()).replace(tzinfo=None)
        last = datetime.fromisoformat(value)
        return now > last if "T" in value else now.date() > last.date()


kinds = Registry("kakaki.sites.kinds", attribute="kind", kind=PageKind)


def label_of(code: str) -> str:
    """Return what a kind is called; « Mise au point » for the texts that no kind describes."""
    return kinds.get(code).label if code in kinds.all() else "Mise au point"


def kinds_in_order() -> list[PageKind]:
    """Return the kinds in the order shown to the person who writes."""
    return sorted(kinds, key=lambda kind: (kind.order, kind.label))
