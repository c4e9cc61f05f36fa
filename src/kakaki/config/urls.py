"""Every address of the product; each room owns its own below these."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls


def room(prefix: str, name: str) -> list:
    """Return the addresses of a room, or none while it has no `urls` module."""
    module = f"kakaki.{name}.urls"
    return [path(prefix, include(module))] if find_spec(module) else []


urlpatterns = [
    *room("", "safekeeping"),
    *room("", "accounts"),
    path("comptes/", include("allauth.urls")),
    *room("bureau/journal/", "audit"),
    *room("bureau/", "ui"),
    path("theme/", include("kakaki.ui.theme_urls")),
    *room("", "writing"),
    *room("", "seals"),
    *room("", "watch"),
    *room("", "factcheck"),
    *room("", "channels"),
    *room("", "sites"),
    path("wagtail/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),
    path("", include(wagtail_urls)),
]
handler400 = "kakaki.ui.errors.bad_request"
handler403 = "kakaki.ui.errors.forbidden"
handler404 = "kakaki.ui.errors.not_found"
handler500 = "kakaki.ui.errors.broken"
