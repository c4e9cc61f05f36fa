"""Give the pictures and files of a shared draft through its link only."""

from typing import Any

from django.http import FileResponse, HttpResponse
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from kakaki.kernel.errors import NotFoundError
from kakaki.sites import draft_view, selectors
from kakaki.sites.models import OfficialPage
from kakaki.sites.pictures import SIZES

WIDTHS = {int(spec.split("|")[0].removeprefix("width-")): spec for spec in SIZES}


def _documents_of(page: Any) -> list[int]:
    return [
        raw["value"]["document"]
        for raw in selectors.raw_body(page)
        if raw["type"] == "document" and raw["value"].get("document")
    ]


def through_link(html: str, version: OfficialPage, token: str) -> str:
    """Return a page whose pictures and files are asked for through its link."""
    numbers = [one.get("image") for one in selectors.pictures_of(version)]
    for image in get_image_model().objects.filter(pk__in=[n for n in numbers if n]):
        for width, spec in WIDTHS.items():
            own = reverse("sites:shared_picture", args=[token, image.pk, width])
            html = html.replace(image.get_rendition(spec).url, own)
    for document in get_document_model().objects.filter(pk__in=_documents_of(version)):
        html = html.replace(
            f'"{document.url}"', f'"{reverse("sites:shared_file", args=[token, document.pk])}"'
        )
    return html


def picture(version: OfficialPage, image_id: int, width: int) -> HttpResponse:
    """Answer with a picture of a draft; raise NotFoundError for any other."""
    numbers = [one.get("image") for one in selectors.pictures_of(version)]
    image = get_image_model().objects.filter(pk=image_id).first()
    if image is None or image_id not in numbers or width not in WIDTHS:
        raise NotFoundError(f"picture {image_id}")
    file = image.get_rendition(WIDTHS[width]).file
    return _kept_to_the_link(FileResponse(file.open("rb"), content_type="image/webp"))


def document(version: OfficialPage, document_id: int) -> HttpResponse:
    """Answer with a file of a draft, to save; raise NotFoundError for any other."""
    found = get_document_model().objects.filter(pk=document_id).first()
    if found is None or document_id not in _documents_of(version):
        raise NotFoundError(f"document {document_id}")
    answer = FileResponse(found.file.open("rb"), as_attachment=True, filename=found.filename)
    return _kept_to_the_link(answer)


def _kept_to_the_link(answer: HttpResponse) -> HttpResponse:
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Robots-Tag"] = draft_view.NOT_FOUND_BY_ENGINES
    return answer
