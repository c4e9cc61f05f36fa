"""The screens of Wagtail that would show every ministry's pages, and whom they answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden

# These show titles of every ministry whatever the permissions of the person who looks.
CLOSED = (
    "/wagtail/reports/page-types-usage",
    "/wagtail/api/",
    "/wagtail/users/",
    "/wagtail/groups/",
)


class ClosedDoors:
    """Refuse to anybody but the operator's superuser the screens that leak between ministries."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or refuse it."""
        if request.path.startswith(CLOSED) and not request.user.is_superuser:
            return HttpResponseForbidden("Cette page est fermée.", content_type="text/plain")
        return self.get_response(request)
