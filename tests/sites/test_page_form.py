"""A form of Wagtail's may name any number: it takes nothing that another ministry keeps."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture
from tests.sites.test_wagtail_hooks import fields_of
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import ReferenceIndex

from kakaki.sites import facade as sites
from kakaki.sites.models import TextPage

SECRET = "Puits-sans-eau"


def png(colour: str) -> bytes:
    out = io.BytesIO()
    Picture.new("RGB", (64, 64), colour).save(out, "PNG")
    return out.getvalue()


def a_picture(unit, title: str = SECRET) -> Image:
    file = ContentFile(png("#0b6e5f"), f"{title}.png")
    return Image.objects.create(
        title=title, file=file, collection=unit.profile.collection, uploaded_by_user=unit.writer
    )


def a_document(unit, title: str = SECRET) -> Document:
    return Document.objects.create(
        title=title,
        file=ContentFile(b"%PDF-1.4 vrai", f"{title}.pdf"),
        collection=unit.profile.collection,
        uploaded_by_user=unit.writer,
    )


def block(kind: str, **values: object) -> dict[str, str]:
    head = {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-id": ""}
    return head | {"body-0-type": kind} | {f"body-0-value{n}": str(v) for n, v in values.items()}


def with_picture(number: int) -> dict[str, str]:
    return block("image", **{"-image": number, "-alternative": "Un puits", "-caption": ""})


def with_document(number: int) -> dict[str, str]:
    return block("document", **{"-document": number, "-label": ""})


def save_in_wagtail(unit, page_id: int, **change: str) -> int:
    page = TextPage.objects.get(pk=page_id)
    answer = unit.client().post(f"/wagtail/pages/{page_id}/edit/", fields_of(page, **change))
    return answer.status_code


def newest_body(page_id: int) -> list:
    return TextPage.objects.get(pk=page_id).latest_revision.as_object().body.raw_data


def an_online_text_with(unit, fields: dict[str, str], *, only_sent: bool = False) -> int:
    number = unit.draft().page_id
    save_in_wagtail(unit, number, **fields)
    version = sites.page(number).version
    sites.submit_for_approval(page_id=number, actor_id=unit.writer.pk)
    if not only_sent:
        sites.approve(page_id=number, actor_id=unit.reader.pk, version=version)
        sites.publish_text(page_id=number, actor_id=unit.head.pk)
        # What Wagtail leaves to the worker is done at once here.
        ReferenceIndex.create_or_update_for_object(TextPage.objects.get(pk=number))
    return number


@pytest.mark.parametrize("fields", [with_picture, with_document])
def test_a_file_of_another_ministry_is_not_taken(health, education, fields):
    thing = a_picture(health) if fields is with_picture else a_document(health)
    number = education.draft().page_id
    save_in_wagtail(education, number, **fields(thing.pk))
    assert {"image", "document"}.isdisjoint(raw["type"] for raw in newest_body(number))
    shown = education.client().get(f"/bureau/textes/{number}/apercu/brouillon/").content.decode()
    assert SECRET not in shown


@pytest.mark.parametrize("fields", [with_picture, with_document])
def test_a_file_of_ones_own_ministry_is_taken(health, fields):
    thing = a_picture(health) if fields is with_picture else a_document(health)
    number = health.draft().page_id
    assert save_in_wagtail(health, number, **fields(thing.pk)) == 302
    assert len(newest_body(number)) == 1


def test_a_link_does_not_lead_to_a_draft_of_another_ministry(health, education):
    import json

    secret, number = health.draft(SECRET).page_id, education.draft().page_id
    entity = {"type": "LINK", "mutability": "MUTABLE", "data": {"id": secret, "parentId": 1}}
    line = {
        "key": "a", "text": "ici", "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
        "entityRanges": [{"key": 0, "offset": 0, "length": 3}],
    }  # fmt: skip
    typed = json.dumps({"blocks": [line], "entityMap": {"0": entity}})
    save_in_wagtail(education, number, **block("paragraph", **{"": typed}))
    shown = education.client().get(f"/bureau/textes/{number}/apercu/brouillon/").content.decode()
    assert SECRET.lower() not in shown.lower()
    own = education.draft("Notre autre texte").page_id
    entity["data"]["id"] = own
    typed = json.dumps({"blocks": [line], "entityMap": {"0": entity}})
    assert save_in_wagtail(education, number, **block("paragraph", **{"": typed})) == 302


@pytest.mark.parametrize("only_sent", [True, False])
def test_one_person_does_not_replace_a_file_that_others_answer_for(health, only_sent):
    picture, document = a_picture(health), a_document(health)
    an_online_text_with(health, with_picture(picture.pk), only_sent=only_sent)
    an_online_text_with(health, with_document(document.pk), only_sent=only_sent)
    browser = health.client()
    forged = SimpleUploadedFile("faux.png", png("#ffffff"), "image/png")
    answers = [
        browser.post(f"/wagtail/images/{picture.pk}/", {"title": "Faux", "file": forged}),
        browser.post(f"/wagtail/images/{picture.pk}/delete/"),
        browser.post(f"/wagtail/images/multiple/{picture.pk}/", {"title": "Faux"}),
        browser.post(
            f"/wagtail/documents/edit/{document.pk}/",
            {"title": "Faux", "file": SimpleUploadedFile("faux.pdf", b"%PDF-1.4 faux")},
        ),
        browser.post(f"/wagtail/documents/delete/{document.pk}/"),
        browser.post(f"/wagtail/documents/multiple/{document.pk}/", {"title": "Faux"}),
    ]
    assert [answer.status_code for answer in answers] == [403] * 6
    picture.refresh_from_db()
    document.refresh_from_db()
    assert (picture.title, document.title) == (SECRET, SECRET)
    assert document.file.read() == b"%PDF-1.4 vrai"


def test_a_file_that_nobody_was_shown_may_be_replaced(health):
    document = a_document(health)
    health.client().post(
        f"/wagtail/documents/edit/{document.pk}/",
        {
            "title": "Mieux", "tags": "", "collection": document.collection_id,
            "file": SimpleUploadedFile("mieux.pdf", b"%PDF-1.4 mieux"),
        },
    )  # fmt: skip
    document.refresh_from_db()
    assert document.title == "Mieux"


def test_no_day_typed_in_wagtail_hides_an_official_text_or_holds_it_back(health):
    number = health.draft().page_id
    save_in_wagtail(
        health, number, go_live_at="2031-01-01 00:00", expire_at="2031-01-02 00:00",
        **block("heading", **{"": "Où aller"}),
    )  # fmt: skip
    version = TextPage.objects.get(pk=number).latest_revision.as_object()
    version.go_live_at = version.expire_at = "2031-01-01T00:00:00Z"
    version.save_revision(user=health.writer)
    sites.submit_for_approval(page_id=number, actor_id=health.writer.pk)
    sites.approve(page_id=number, actor_id=health.reader.pk, version=sites.page(number).version)
    sites.publish_text(page_id=number, actor_id=health.head.pk)
    page = TextPage.objects.get(pk=number)
    assert (page.live, page.go_live_at, page.expire_at) == (True, None, None)


def test_whoever_approves_is_told_of_a_picture_or_a_button_that_changed(health):
    picture, other = a_picture(health, "Puits neuf"), a_picture(health, "Puits à sec")
    number = an_online_text_with(health, with_picture(picture.pk))
    kept = newest_body(number)[0]["id"]
    save_in_wagtail(health, number, **with_picture(other.pk) | {"body-0-id": kept})
    sites.submit_for_approval(page_id=number, actor_id=health.writer.pk)
    address = f"/bureau/textes/{number}/relire/"
    shown = health.client(health.reader).get(address).content.decode()
    assert "Puits à sec" in shown
    assert "<ins>" in shown
    assert "{{bloc:" not in shown


def test_whoever_approves_is_told_in_whose_name_the_text_speaks(health):
    draft = health.draft(role="Le Premier ministre")
    sites.submit_for_approval(page_id=draft.page_id, actor_id=health.writer.pk)
    address = f"/bureau/textes/{draft.page_id}/relire/"
    assert "Le Premier ministre" in health.client(health.reader).get(address).content.decode()
