"""Answer the advice panel of the editor."""

import json
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from kakaki.kernel.errors import InvalidInputError
from kakaki.ui.facade import desk_view
from kakaki.writing import answers, block_answers


def _asked(request: HttpRequest) -> Any:
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise InvalidInputError(str(error)) from error


@require_POST
@desk_view("texts.write")
def control(request: HttpRequest) -> JsonResponse:
    """Return what to mend in the fields of a text."""
    return JsonResponse(answers.advice_on(_asked(request)))


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
