"""Answer the advice panel of the editor: at once by the rules, and later by the grammar."""

import json
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from kakaki.accounts import facade as accounts
from kakaki.kernel.errors import InvalidInputError
from kakaki.ui.facade import desk_view
from kakaki.writing import answers, block_answers, reading, selectors
from kakaki.writing.engine.vocabulary import Vocabulary
from kakaki.writing.grammar import process
from kakaki.writing.grammar import reading as grammar_reading

PATIENCE = 1.5  # seconds: who types does not wait for the grammar; they ask again.


def _asked(request: HttpRequest) -> Any:
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise InvalidInputError(str(error)) from error


def _vocabulary(request: HttpRequest) -> Vocabulary:
    """Return the words that the person's ministries taught."""
    own = accounts.person_for(request).ministries_where("texts.write")
    return selectors.vocabulary_of(ministry.id for ministry in own)


@require_POST
@desk_view("texts.write")
def control(request: HttpRequest) -> JsonResponse:
    """Return what to mend in the fields of a text."""
    return JsonResponse(answers.advice_on(_asked(request), _vocabulary(request)))


@require_POST
@desk_view("texts.write")
def lead(request: HttpRequest) -> JsonResponse:
    """Return a lead composed of the answers to five questions."""
    return JsonResponse(answers.lead_from(_asked(request)))


@require_POST
@desk_view("texts.write")
def blocks(request: HttpRequest) -> JsonResponse:
    """Return what to mend in the blocks of Wagtail's form."""
    return JsonResponse(block_answers.advice_on_blocks(_asked(request)))


@require_POST
@desk_view("texts.write")
def grammar(request: HttpRequest) -> JsonResponse:
    """Return what is wrong in the grammar of the same fields, as far as it was read in time.

    Out: {"findings": […], "is_complete": …}; ask again while it is not complete. Where Grammalecte
    is not installed there is nothing to find, and that is complete.
    """
    question = answers.question_in(_asked(request))
    if not process.is_installed():
        return JsonResponse({"findings": [], "is_complete": True})
    document = reading.document_of(
        question.fields, published_on=question.day, vocabulary=_vocabulary(request)
    )
    read = grammar_reading.read_grammar(document, seconds=PATIENCE)
    title, source = grammar_reading.TITLE, grammar_reading.SOURCE
    said = [answers.said(one, question.fields, title=title, source=source) for one in read.findings]
    return JsonResponse({"findings": said, "is_complete": read.is_complete})
