"""Say to the screens what was found, as they draw it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from kakaki.kernel.errors import InvalidInputError
from kakaki.writing import settling
from kakaki.writing.engine.cutting import cuts
from kakaki.writing.engine.opening import Answers, compose
from kakaki.writing.engine.places import Place, place_of
from kakaki.writing.engine.rule import Finding, rules
from kakaki.writing.engine.vocabulary import NOTHING, Vocabulary

FIELDS = ("title", "lead", "body")
LONG = "long_sentence"
LONGEST_ANSWER = 300  # characters
LONGEST_FACT, MOST_FACTS = 1000, 40  # characters; facts
MOST = 400  # ignored places, more than anybody ignored


@dataclass(frozen=True, slots=True)
class Question:
    """What the editor asks about: its fields, the day of the text, and what stands beside them."""

    fields: dict[str, str]
    day: date | None
    facts: tuple[str, ...]


def shown(finding: Finding, fields: dict[str, str], ignored: str = "") -> dict[str, Any]:
    """Return a finding of a rule as the panel draws it."""
    rule = rules.get(finding.rule)
    return said(finding, fields, title=rule.title, source=rule.source, ignored=ignored)


def said(
    finding: Finding, fields: dict[str, str], *, title: str, source: str, ignored: str = ""
) -> dict[str, Any]:
    """Return a finding with what is said of whoever found it; offsets count characters.

    `words`, `before` and `after` say its place; `ignored` names whoever ignored it there; `teach`
    is where an unknown word is added or proposed.
    """
    place = place_of(finding, fields)
    words = urlencode({"ajouter": finding.excerpt})
    is_unknown = finding.rule == "unknown_word"
    return {
        "teach": f"{reverse('writing:vocabulary')}?{words}" if is_unknown else None,
        "rule": finding.rule,
        "title": title,
        "source": source,
        "class": finding.class_,
        "field": finding.field,
        "start": finding.span.start,
        "end": finding.span.end,
        "excerpt": finding.excerpt,
        "message": finding.message,
        "fix": finding.fix,
        "words": place.words,
        "before": place.before,
        "after": place.after,
        "ignored": ignored,
        "cuts": cuts_of(finding, fields) if finding.rule == LONG else [],
    }


def cuts_of(finding: Finding, fields: dict[str, str]) -> list[dict[str, Any]]:
    """Return where a long sentence may be cut, placed in its field like a finding of its own."""
    start = finding.span.start
    sentence = finding.span.of(fields.get(finding.field, ""))
    if "](" in sentence:  # A cut inside a link would break it.
        return []
    return [
        {
            "field": finding.field,
            "start": start + cut.start,
            "end": start + cut.end,
            "fix": cut.fix,
            "first": cut.first,
            "second": cut.second,
        }
        for cut in cuts(sentence)
    ]


def places_in(rows: Any) -> dict[str, Place]:
    """Return the ignored places of a question; raise InvalidInputError when they are none."""
    try:
        return {
            str(row["id"]): Place(
                *(str(row[name]) for name in ("rule", "field", "words", "before", "after"))
            )
            for row in list(rows or [])[:MOST]
            if not row.get("undone")
        }
    except (KeyError, TypeError, AttributeError) as error:
        raise InvalidInputError(str(error)) from error


def question_in(data: Any) -> Question:
    """Return what the editor asks: {"fields": {title, lead, body}, "published_on": day or null,
    "facts": […] or nothing}. Raises InvalidInputError when the question has another shape.
    """
    try:
        fields = {name: str(data["fields"].get(name) or "") for name in FIELDS}
        given = data.get("published_on")
        day = date.fromisoformat(given) if given else None
        facts = tuple(
            str(fact)[:LONGEST_FACT] for fact in list(data.get("facts") or ())[:MOST_FACTS]
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidInputError(str(error)) from error
    return Question(fields, day, facts)


def advice_on(data: Any, vocabulary: Vocabulary = NOTHING) -> dict[str, Any]:
    """Answer a question of the editor, which may hold « ignored »: [{id, rule, field, words,
    before, after}…]. Raises InvalidInputError when it has another shape.
    """
    question = question_in(data)
    found = settling.settled(
        question.fields,
        places_in(data.get("ignored")),
        published_on=question.day,
        vocabulary=vocabulary,
        facts=question.facts,
    )
    return {"findings": [shown(one, question.fields, name) for one, name in found]}


def lead_from(data: Any) -> dict[str, Any]:
    """Answer the guided form: {who, what, when, where, effect} in, a lead and its advice out.

    Raises InvalidInputError when an answer is missing or is no text.
    """
    names = ("who", "what", "when", "where", "effect")
    try:
        answers = Answers(*(str(data[name])[:LONGEST_ANSWER] for name in names))
    except (KeyError, TypeError) as error:
        raise InvalidInputError(str(error)) from error
    lead = compose(answers)
    found = settling.settled({"lead": lead}, {}) if lead else []
    return {"lead": lead, "remarks": [one.message for one, _ in found if one.field == "lead"]}
