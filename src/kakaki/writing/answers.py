"""Say to the screens what was found, as they draw it."""

from datetime import date
from typing import Any

from kakaki.kernel.errors import InvalidInputError
from kakaki.writing import settling
from kakaki.writing.engine.cutting import cuts
from kakaki.writing.engine.opening import Answers, compose
from kakaki.writing.engine.places import Place, place_of
from kakaki.writing.engine.rule import Finding, rules

FIELDS = ("title", "lead", "body")
LONG = "long_sentence"
LONGEST_ANSWER = 300  # characters
MOST = 400  # ignored places, more than anybody ignored


def shown(finding: Finding, fields: dict[str, str], ignored: str = "") -> dict[str, Any]:
    """Return a finding with what its rule says of itself; offsets count characters.

    `words`, `before` and `after` say its place; `ignored` names whoever ignored it there.
    """
    rule = rules.get(finding.rule)
    place = place_of(finding, fields)
    return {
        "rule": finding.rule,
        "title": rule.title,
        "source": rule.source,
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


def advice_on(data: Any) -> dict[str, Any]:
    """Answer what the editor asks: {"fields": {title, lead, body}, "published_on": day or null,
    "ignored": [{id, rule, field, words, before, after}…] or nothing}.

    Raises InvalidInputError when the question has another shape.
    """
    try:
        fields = {name: str(data["fields"].get(name) or "") for name in FIELDS}
        given = data.get("published_on")
        day = date.fromisoformat(given) if given else None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidInputError(str(error)) from error
    found = settling.settled(fields, places_in(data.get("ignored")), published_on=day)
    return {"findings": [shown(one, fields, name) for one, name in found]}


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
