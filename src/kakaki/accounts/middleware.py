"""Know where a request comes from, and ask for a second factor before the desk opens."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse

from kakaki.accounts.facade import person_for
from kakaki.accounts.second_factor import enrolment_path, has_second_factor
from kakaki.kernel.addresses import is_public

GUARDED = ("/bureau/", "/wagtail/", "/documents/")
ADVICE = (
    "Votre rôle demande un second facteur. Ajoutez une application de codes ou une clé d’accès."
)


class RealAddress:
    """Read the address of the visitor past the servers that stand in front, and no further.

    Each of them adds to `X-Forwarded-For` whom it heard; what comes before was written by the
    visitor and proves nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, its REMOTE_ADDR set right."""
        heard = [a.strip() for a in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        near = request.META.get("REMOTE_ADDR", "")
        # Who speaks from this machine or its own network stands in front of it, told or not.
        count = settings.KAKAKI_PROXIES or int(bool(heard[-1]) and not is_public(near))
        if count and len(heard) >= count and heard[-count]:
            request.META["REMOTE_ADDR"] = heard[-count]
        return self.get_response(request)


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
