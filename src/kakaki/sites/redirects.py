"""Lead readers from the addresses of an old site to the pages that took their place."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.request import split_domain_port
from wagtail.models import Site

from kakaki.sites import pictures
from kakaki.sites.engine.old_addresses import key_of
from kakaki.sites.models import OldAddress

ONE_DAY = "max-age=86400"  # A browser that never asks again could never be put right.


class OldAddresses:
    """Answer where nothing else does: a page that is here always wins over an old address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or lead it where the old address now stands."""
        is_read = request.method in {"GET", "HEAD"}
        # « /?p=12 » is an address of the old site, where the first page would answer.
        if is_read and request.path == "/" and request.GET:
            return _lead(request) or self.get_response(request)
        response = self.get_response(request)
        if is_read and response.status_code == 404:
            return _lead(request) or response
        return response


def _lead(request: HttpRequest) -> HttpResponse | None:
    target = target_of(request)
    if not target:
        return None
    answer = HttpResponsePermanentRedirect(target)
    answer.headers["Cache-Control"] = ONE_DAY
    return answer


def target_of(request: HttpRequest) -> str:
    """Return the whole address to which an old one leads on the site asked for, or « »."""
    query = request.META.get("QUERY_STRING", "")
    keys = [key_of(request.path, query), key_of(request.path)]
    host = split_domain_port(request.get_host())[0]
    found = OldAddress.objects.filter(key__in=[key for key in keys if key])
    site = Site.objects.filter(hostname=host).first()
    # An old host that is still pointed here is known by what was taken from it.
    found = (
        found.filter(profile__site=site)
        if site is not None
        else found.filter(host=host.removeprefix("www."))
    )
    by_key = {one.key: one for one in found.select_related("page", "image", "document")}
    one = next((by_key[key] for key in keys if key in by_key), None)
    target = address_of(one) if one is not None else ""
    is_itself = urlsplit(target).path == request.path and site is not None and not query
    return "" if is_itself else target


def address_of(old: OldAddress) -> str:
    """Return the address of what an old one leads to, « » while it is not online."""
    if old.page is not None:
        return (old.page.full_url or "") if old.page.live else ""
    root = old.profile.site.root_url
    if old.document is not None:
        return root + str(old.document.url)
    return root + str(old.image.get_rendition(pictures.SIZES[-1]).url)
