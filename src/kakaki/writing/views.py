"""Answer the advice panel of the editor."""

import json
from datetime import date

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from kakaki.kernel.errors import InvalidInputError
from kakaki.ui.facade import desk_view
from kakaki.writing import reading
from kakaki.writing.engine.rule import rules


@require_POST
@desk_view("texts.write")
def control(request: HttpRequest) -> JsonResponse:
    """Return what to mend in the fields of a text: {"fields": …, "published_on": …} in."""
    try:
        data = json.loads(request.body)
        fields = {name: str(data["fields"].get(name) or "") for name in ("title", "lead", "body")}
        given = data.get("published_on")
        day = date.fromisoformat(given) if given else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InvalidInputError(str(error)) from error
    known = rules.all()
    findings = [
        {
            "rule": finding.rule,
            "title": known[finding.rule].title,
            "source": known[finding.rule].source,
            "class": finding.class_,
            "field": finding.field,
            "start": finding.span.start,
            "end": finding.span.end,
            "excerpt": finding.excerpt,
            "message": finding.message,
            "fix": finding.fix,
        }
        for finding in reading.check_fields(fields, published_on=day)
    ]
    return JsonResponse({"findings": findings})
