"""Say the facts of a text in another language: words were translated, days and labels are here."""

from datetime import date, datetime
from typing import Any

from kakaki.kernel.languages import FRENCH, Language
from kakaki.sites.engine.facts import Choice, Day, Fact, Moment, Money
from kakaki.sites.page_kind import kinds

Said = list[dict[str, Any]]  # name, label and lines of each fact.


def _lines(fact: Fact, value: Any, language: Language) -> list[str]:
    if isinstance(fact, Day):
        return [language.day(date.fromisoformat(value))]
    if isinstance(fact, Moment):
        moment = datetime.fromisoformat(value)
        return [f"{language.day(moment.date())}, {moment:%H:%M}"]
    if isinstance(fact, Choice | Money):
        return [language.say(line) for line in fact.say(value)]
    return fact.say(value)


def said_in(kind: str, facts: dict[str, Any], language: Language) -> Said:
    """Return the facts of a text in a language, nothing for French, which needs no copy."""
    if language.code == FRENCH or kind not in kinds.all():
        return []
    return [
        {
            "name": fact.name,
            "label": language.say(fact.label),
            "lines": _lines(fact, facts[fact.name], language),
        }
        for fact, _ in kinds.get(kind).said(facts)
    ]


def words_of_facts(page: Any) -> list[str]:
    """Return what a reader reads of the facts of a version, one string a line.

    A translation keeps the words it was sealed with: a better catalogue changes no sealed text.
    """
    said = getattr(page, "said", None)
    if said:
        return [f"{one['label']} : {line}" for one in said for line in one["lines"]]
    if page.kind not in kinds.all():
        return []
    return kinds.get(page.kind).words(getattr(page, "facts", {}))
