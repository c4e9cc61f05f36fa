"""Keep the desk on the portal's host: a ministry's site shows public pages only."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

DESK = ("/bureau", "/comptes", "/wagtail", "/documents")


class OneDoor:
    """Lead whoever looks for the desk on a ministry's host to the one door of the portal."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or lead it to the portal."""
        host = request.get_host().rpartition(":")[0] or request.get_host()
        is_portal = host in {settings.KAKAKI_DOMAIN, "127.0.0.1", "testserver"}
        if not is_portal and request.path.startswith(DESK[:3]):
            return HttpResponseRedirect(settings.KAKAKI_ORIGIN + request.get_full_path())
        return self.get_response(request)
