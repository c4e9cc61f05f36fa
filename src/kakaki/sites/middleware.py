"""Keep the desk on the portal's host, and answer on the hosts of open ministries only."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.request import split_domain_port
from wagtail.models import Site

from kakaki.kernel import languages

DESK = ("/bureau/", "/comptes/", "/wagtail/")


class OneDoor:
    """Lead whoever looks for the desk on a ministry's host to the one door of the portal.

    A host below our domain where no ministry is open has no page: without this it would show the
    portal, and anybody could send round an official-looking address that we never opened.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or lead it to the portal."""
        host = split_domain_port(request.get_host())[0]
        if not host.endswith(f".{settings.KAKAKI_DOMAIN}"):
            return self.get_response(request)
        if not Site.objects.filter(hostname=host).exists():
            raise Http404(host)
        if request.path.startswith(DESK) or f"{request.path}/" in DESK:
            return HttpResponseRedirect(settings.KAKAKI_ORIGIN + request.get_full_path())
        return self.get_response(request)


class SpokenLanguage:
    """Make a page below `/ha/` in Hausa: its dates, its buttons, its menus."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request in the language that its address begins with."""
        with languages.speaking(request.path.lstrip("/").partition("/")[0]):
            return self.get_response(request)
