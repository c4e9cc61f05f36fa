"""Ask for a second factor before the desk opens to whoever needs one."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse

from kakaki.accounts.facade import person_for
from kakaki.accounts.second_factor import enrolment_path, has_second_factor

GUARDED = ("/bureau/", "/wagtail/", "/documents/")
ADVICE = (
    "Votre rôle demande un second facteur. Ajoutez une application de codes ou une clé d’accès."
)


class SecondFactor:
    """Lead whoever needs a second factor and has none to its enrolment."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or lead to the enrolment."""
        user = request.user
        if not request.path.startswith(GUARDED) or not user.is_authenticated:
            return self.get_response(request)
        needed = user.is_superuser or person_for(request).needs_second_factor
        if not needed or has_second_factor(user):
            return self.get_response(request)
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"advice": ADVICE}, status=403)
        messages.warning(request, ADVICE)
        return HttpResponseRedirect(enrolment_path())
