"""Print an official text on the letterhead of its government, once, and keep the file."""

from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.template.loader import render_to_string

from kakaki.accounts import facade as accounts
from kakaki.kernel import languages
from kakaki.kernel.errors import UnavailableError
from kakaki.seals import facade as seals
from kakaki.sites import selectors
from kakaki.sites.models import OfficialPage, TextPage
from kakaki.ui import facade as ui

_STYLE = Path(__file__).with_name("templates") / "sites" / "paper.css"
_one_at_a_time = Lock()  # A page takes a second and some memory; small machines print one at once.


@lru_cache(maxsize=1)
def can_print() -> bool:
    """Tell whether this machine prints: WeasyPrint needs Pango, a library of the system."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


def url_of(page: OfficialPage) -> str:
    """Return the address of the PDF of a text, '' when there is none to give."""
    printable = isinstance(page, TextPage) and page.withdrawn_at is None
    if not printable or not page.reference or not page.url or not can_print():
        return ""
    return f"{page.url.rstrip('/')}.pdf"


def paper_of(page: TextPage) -> bytes | None:
    """Return the PDF of a sealed text that is online, made once; None when this machine cannot."""
    kept = seals.kept_paper(page.reference)
    if kept is not None or not can_print():
        return kept
    with _one_at_a_time:
        kept = seals.kept_paper(page.reference)
        return kept or seals.keep_paper(page.reference, _printed(page))


def _printed(page: TextPage) -> bytes:
    from weasyprint import CSS, HTML

    profile = selectors.profile_for(page)
    if profile is None:
        raise UnavailableError(f"page {page.pk} stands in no site")
    seal = seals.printed_seal(page.reference)
    ministry = accounts.ministry(profile.ministry_id)
    # The name and the day are those that were sealed, whatever the ministry is called today.
    context = {"page": page, "seal": seal, "government": settings.KAKAKI_GOVERNMENT}
    context["shown_reference"] = seals.shown_reference(page.reference)
    with languages.speaking(page.locale.language_code):
        shown = render_to_string("sites/paper.html", context)
    html = HTML(
        string=shown,
        base_url=page.full_url,
        url_fetcher=_fetcher(),
    )
    sheets = [ui.paper_sheet(ministry.accent), _STYLE.read_text(encoding="utf-8"), seal.style]
    pdf: bytes = html.write_pdf(
        stylesheets=[CSS(string=sheet) for sheet in sheets],
        pdf_identifier=page.reference.encode(),
        pdf_tags=True,
    )
    return pdf


def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OurPictures(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types.
        """Give the pictures of our own folder and nothing else, from no network."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            """Return a picture; raise ValueError for any other address."""
            path = unquote(urlsplit(url).path)
            root = Path(settings.MEDIA_ROOT).resolve()
            file = (root / path.removeprefix(settings.MEDIA_URL)).resolve()
            if not path.startswith(settings.MEDIA_URL) or not file.is_relative_to(root):
                raise ValueError(f"not a picture of ours: {url}")
            return URLFetcherResponse(url, body=file.read_bytes())

    return OurPictures()
