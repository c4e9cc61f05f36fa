"""Say to the screens what was found, as they draw it."""

from datetime import date
from typing import Any

from kakaki.kernel.errors import InvalidInputError
from kakaki.writing import reading
from kakaki.writing.engine.rule import Finding, rules

FIELDS = ("title", "lead", "body")


def shown(finding: Finding) -> dict[str, Any]:
    """Return a finding with what its rule says of itself; offsets count characters."""
    rule = rules.get(finding.rule)
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
    }


def advice_on(data: Any) -> dict[str, Any]:
    """Answer what the editor asks: {"fields": {title, lead, body}, "published_on": day or null}.

    Raises InvalidInputError when the question has another shape.
    """
    try:
        fields = {name: str(data["fields"].get(name) or "") for name in FIELDS}
        given = data.get("published_on")
        day = date.fromisoformat(given) if given else None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidInputError(str(error)) from error
    return {"findings": [shown(one) for one in reading.check_fields(fields, published_on=day)]}
