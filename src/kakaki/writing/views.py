"""Answer the advice panel of the editor: at once by the rules, and later by the grammar."""

import json
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from kakaki.accounts import facade as accounts
from kakaki.kernel.errors import InvalidInputError
from kakaki.ui.facade import desk_view
from kakaki.writing import reading, selectors
from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Finding, rules
from kakaki.writing.grammar import process
from kakaki.writing.grammar import reading as grammar_reading

PATIENCE = 1.5  # seconds: who types does not wait for the grammar; they ask again.


def _document(request: HttpRequest) -> Document:
    """Return the text that the editor sends, with the words of the person's ministries."""
    try:
        data = json.loads(request.body)
        fields = {name: str(data["fields"].get(name) or "") for name in ("title", "lead", "body")}
        given = data.get("published_on")
        day = date.fromisoformat(given) if given else None
        facts = [str(fact)[:1000] for fact in list(data.get("facts") or ())[:40]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InvalidInputError(str(error)) from error
    own = accounts.person_for(request).ministries_where("texts.write")
    vocabulary = selectors.vocabulary_of(ministry.id for ministry in own)
    return reading.document_of(fields, published_on=day, vocabulary=vocabulary, facts=facts)


def _said(finding: Finding, title: str, source: str) -> dict[str, Any]:
    """Return a finding for the panel; `teach` is where an unknown word is added or proposed."""
    is_unknown = finding.rule == "unknown_word"
    words = urlencode({"ajouter": finding.excerpt})
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
    }


@require_POST
@desk_view("texts.write")
def control(request: HttpRequest) -> JsonResponse:
    """Return what to mend in the fields of a text.

    In: {"fields": {"title", "lead", "body"}, "published_on": "AAAA-MM-JJ", "facts": ["…"]}; the
    last two may be absent.
    """
    known = rules.all()
    found = reading.check_document(_document(request))
    said = [_said(one, known[one.rule].title, known[one.rule].source) for one in found]
    return JsonResponse({"findings": said})


@require_POST
@desk_view("texts.write")
def grammar(request: HttpRequest) -> JsonResponse:
    """Return what is wrong in the grammar of the same fields, as far as it was read in time.

    Out: {"findings": […], "is_complete": …}; ask again while it is not complete. Where Grammalecte
    is not installed there is nothing to find, and that is complete.
    """
    document = _document(request)
    if not process.is_installed():
        return JsonResponse({"findings": [], "is_complete": True})
    read = grammar_reading.read_grammar(document, seconds=PATIENCE)
    title, source = grammar_reading.TITLE, grammar_reading.SOURCE
    said = [_said(one, title, source) for one in read.findings]
    return JsonResponse({"findings": said, "is_complete": read.is_complete})
