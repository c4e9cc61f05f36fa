"""An officer learns nothing of what other ministries prepare, in any screen of Wagtail's or ours.

Every address of Wagtail is visited, so that a screen which a new version adds is visited too. Our
own addresses are all named in `test_who_may_come.py`, with whom they let in.
"""

import io
import re
from collections.abc import Iterator

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from PIL import Image as Picture
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Page

from kakaki.sites import facade as sites
from kakaki.sites.models import StandardPage, TextPage

SECRET = "Remaniement-confidentiel"
OURS = "Notre-propre-brouillon"
SCREENS = [
    "/bureau/textes/{}/",
    "/bureau/textes/{}/relire/",
    "/bureau/textes/{}/apercu/",
    "/bureau/textes/{}/apercu/brouillon/",
    "/bureau/textes/{}/apercu/en-ligne/",
    "/bureau/textes/{}/histoire/",
    "/bureau/textes/{}/montrer/",
    "/bureau/textes/{}/retirer/",
    "/bureau/textes/999999/",
]
ATTEMPTS = [
    ("/bureau/textes/{}/", {"title": "Pris", "body": "x", "version": "1"}),
    ("/bureau/textes/{}/envoyer/", {}),
    ("/bureau/textes/{}/relire/", {"decision": "approve", "version": "1"}),
    ("/bureau/textes/{}/retirer/", {"reason": "Non"}),
    ("/bureau/textes/{}/montrer/", {"days": "7"}),
    ("/wagtail/pages/{}/delete/", {}),
    ("/wagtail/pages/{}/unpublish/", {}),
    ("/wagtail/pages/{}/copy/", {"new_title": "Pris", "new_slug": "pris"}),
    ("/wagtail/api/main/pages/{}/action/copy/", {}),
    ("/wagtail/api/main/pages/{}/action/delete/", {}),
    ("/wagtail/api/main/pages/{}/action/publish/", {}),
]
SEARCHES = [
    "/wagtail/choose-page/?page_type=wagtailcore.page",
    "/wagtail/choose-page/search/?q=remaniement",
    "/wagtail/choose-page/search/?q=Remaniement&page_type=sites.textpage",
    "/wagtail/choose-page/{home}/",
    "/wagtail/choose-page/{section}/",
    "/wagtail/pages/search/?q=remaniement",
    "/wagtail/pages/{root}/?q=remaniement",
    "/wagtail/pages/?owner={writer}",
    "/wagtail/api/main/pages/",
    "/wagtail/api/main/pages/?child_of={home}",
    "/wagtail/api/main/pages/?descendant_of={root}&fields=*",
    "/wagtail/api/main/pages/?search=remaniement",
    "/wagtail/api/main/pages/?for_explorer=1&child_of={section}",
    "/wagtail/api/main/pages/{draft}/",
    "/wagtail/images/?q=remaniement",
    "/wagtail/images/chooser/results/?q=remaniement",
    "/wagtail/documents/?q=remaniement",
    "/wagtail/documents/chooser/results/?q=remaniement",
    "/wagtail/tag-autocomplete/?term=rem",
    "/wagtail/reports/page-types-usage/",
    "/wagtail/reports/site-history/",
    "/wagtail/reports/workflow/",
    "/wagtail/reports/aging-pages/",
    "/wagtail/reports/locked/",
    "/bureau/",
    "/bureau/textes/",
    "/bureau/textes/?etat=asked",
    "/flux.rss",
    "/flux.atom",
    "/flux.json",
    "/sitemap.xml",
]


def a_picture(title: str, unit) -> Image:
    out = io.BytesIO()
    Picture.new("RGB", (64, 64), "#0b6e5f").save(out, "PNG")
    file = ContentFile(out.getvalue(), f"{title}.png")
    return Image.objects.create(
        title=title, file=file, collection=unit.profile.collection, uploaded_by_user=unit.writer
    )


def a_document(title: str, unit) -> Document:
    return Document.objects.create(
        title=title,
        file=ContentFile(b"%PDF-1.4", f"{title}.pdf"),
        collection=unit.profile.collection,
        uploaded_by_user=unit.writer,
    )


@pytest.fixture
def secrets(health) -> dict[str, list[int]]:
    """Prepare in the ministry of health what nobody else may learn; return the numbers."""
    health.writer.first_name = SECRET
    health.writer.save()
    draft = health.draft(SECRET, body=SECRET)
    sites.submit_for_approval(page_id=draft.page_id, actor_id=health.writer.pk)
    home = Page.objects.get(pk=health.profile.home_id)
    standard = home.add_child(
        instance=StandardPage(title=SECRET, slug="projet", live=False, owner=health.writer)
    )
    revision = standard.save_revision(user=health.writer, log_action=True)
    health.profile.workflow.start(standard, health.writer)
    picture, document = a_picture(SECRET, health), a_document(SECRET, health)
    picture.tags.add(SECRET)
    redirect = Redirect.objects.create(
        old_path=f"/{SECRET.lower()}", site=health.profile.site, redirect_link="/x"
    )
    numbers = [
        draft.page_id, draft.version, standard.pk, revision.pk, health.profile.home_id,
        picture.pk, document.pk, health.writer.pk, redirect.pk, health.profile.workflow_id,
        health.profile.collection_id, Page.get_first_root_node().pk,
    ]  # fmt: skip
    return {"numbers": sorted(set(numbers)), "draft": [draft.page_id], "standard": [standard.pk]}


def addresses(patterns, prefix: str, numbers: list[int]) -> Iterator[str]:
    """Yield every address below a prefix, with each number in the place of each number."""
    for one in patterns:
        route = prefix + _route(one)
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, route, numbers)
        elif isinstance(one, URLPattern):
            if "logout" in route or "failwhale" in route:
                continue
            if "<int:" in route or "(?P" in route or "<str:" in route or "<slug:" in route:
                for number in numbers:
                    yield _filled(route, number)
            else:
                yield _filled(route, 0)


def _route(one) -> str:
    return str(one.pattern).removeprefix("^").removesuffix("$")


def _filled(route: str, number: int) -> str:
    named = {
        "app_label": "sites", "model_name": "textpage", "app_name": "sites",
        "content_type_app_name": "sites", "content_type_model_name": "textpage",
        "collection_name": "default", "mode": "add", "action_name": "copy",
    }  # fmt: skip
    filled = re.sub(
        r"<(?:\w+:)?(\w+)>", lambda m: str(named.get(m[1], number)), route.replace("(?P<", "<")
    )
    filled = re.sub(r"\((?:[^()]|\([^()]*\))*\)", "", filled)
    return "/" + re.sub(r"[\^$?\\]", "", filled).replace("//", "/").lstrip("/")


def wagtail_addresses(numbers: list[int]) -> list[str]:
    found: list[str] = []
    for one in get_resolver().url_patterns:
        if str(one.pattern) == "wagtail/" and isinstance(one, URLResolver):
            found += addresses(one.url_patterns, "/wagtail/", numbers)
    return sorted(set(found))


def shown(browser: Client, address: str) -> str:
    # An address made up here may be one that Wagtail fails on: what matters is what it shows.
    browser.raise_request_exception = False
    answer = browser.get(address, follow=True)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode("utf-8", "replace")


def tell_tales(browser: Client, found: list[str]) -> list[str]:
    return [one for one in found if SECRET.lower() in shown(browser, one).lower()]


def test_no_screen_of_wagtail_names_what_another_ministry_prepares(education, secrets):
    education.draft(OURS)
    found = wagtail_addresses(secrets["numbers"])
    assert len(found) > 300
    told = tell_tales(education.client(education.head), found)
    assert told == [], "\n".join(told)


def test_the_same_screens_do_show_it_to_the_ministry_itself(health, secrets):
    """Without this the test above could pass because nothing is ever shown."""
    browser = health.client(health.reader)
    draft, standard = secrets["draft"][0], secrets["standard"][0]
    for address in (
        f"/wagtail/pages/{health.profile.home_id}/",
        f"/wagtail/pages/{standard}/edit/",
        f"/wagtail/pages/{draft}/history/",
        "/wagtail/pages/search/?q=remaniement",
        f"/wagtail/choose-page/{health.profile.home_id}/",
        "/wagtail/choose-page/search/?q=remaniement",
        "/wagtail/images/",
        "/wagtail/documents/",
        "/wagtail/images/chooser/",
        "/wagtail/documents/chooser/",
        f"/wagtail/api/main/pages/?child_of={health.profile.home_id}",
        f"/wagtail/api/main/pages/{draft}/",
    ):
        assert SECRET in shown(browser, address), address


def test_a_search_or_filter_names_no_draft_of_another(education, health, secrets):
    browser, citizen = education.client(education.head), health.visitor()
    for address in SEARCHES:
        filled = address.format(
            home=health.profile.home_id,
            section=health.profile.communiques_id,
            root=Page.get_first_root_node().pk,
            writer=health.writer.pk,
            draft=secrets["draft"][0],
        )
        assert SECRET.lower() not in shown(browser, filled).lower(), address
        assert SECRET.lower() not in shown(citizen, filled).lower(), address


def test_the_desk_says_that_the_text_of_another_does_not_exist(education, secrets):
    browser = education.client(education.head)
    for address in SCREENS:
        answer = browser.get(address.format(secrets["draft"][0]))
        assert answer.status_code == 404, address
        assert SECRET not in answer.content.decode(), address


def test_nobody_changes_the_text_of_another_ministry(education, secrets):
    before = sites.page(secrets["draft"][0])
    count = TextPage.objects.count()
    browser = education.client(education.head)
    for address, data in ATTEMPTS:
        browser.post(address.format(before.id), data)
        assert sites.page(before.id) == before, address
        assert TextPage.objects.count() == count, address


def test_a_draft_is_not_saved_in_another_ministry(education, health):
    browser = education.client()
    browser.post("/bureau/textes/nouveau/communique/", {"title": "Chez vous", "ministry": "sante"})
    assert sites.pages_for(health.id) == []


def test_what_is_online_elsewhere_can_be_linked_to(education, health):
    number = health.published("Texte-public-de-sante")
    found = shown(education.client(), "/wagtail/choose-page/search/?q=texte-public")
    assert "Texte-public-de-sante" in found
    url = sites.page(number).url
    assert url


def test_a_new_draft_of_a_text_online_is_no_more_shown_than_a_first_one(education, health):
    number = health.published("Titre-public")
    page = sites.page(number)
    health.draft(SECRET, page_id=number, base_version=page.version)
    browser = education.client(education.head)
    for address in (
        "/wagtail/choose-page/search/?q=titre-public",
        f"/wagtail/choose-page/{health.profile.communiques_id}/",
        f"/wagtail/api/main/pages/{number}/",
    ):
        assert SECRET not in shown(browser, address), address
    for address in (page.url, "/", "/flux.json"):
        assert SECRET not in shown(health.visitor(), address)


def test_a_document_waits_for_its_page_to_be_online(education, health):
    document = a_document("Projet-de-decret", health)
    citizen = health.visitor()
    assert citizen.get(document.url).status_code == 404
    assert education.client().get(document.url).status_code == 404
    assert health.client().get(document.url).status_code == 200
    home = Page.objects.get(pk=health.profile.home_id)
    raw = [{"type": "document", "value": {"document": document.pk, "label": ""}, "id": "1"}]
    page = home.add_child(instance=StandardPage(title="Textes", slug="textes", body=raw))
    assert citizen.get(document.url).status_code == 200
    page.unpublish()
    assert citizen.get(document.url).status_code == 404


def test_files_are_served_by_their_own_door_only(health):
    document, picture = a_document("Projet", health), a_picture("Puits", health)
    for file in (document.file, picture.file):
        assert health.visitor().get(f"/media/{file.name}").status_code == 404
        assert health.client().get(f"/media/{file.name}").status_code == 404


def test_a_picture_sent_to_wagtail_gets_a_name_that_nobody_guesses(health):
    out = io.BytesIO()
    Picture.new("RGB", (64, 64), "#0b6e5f").save(out, "PNG")
    file = SimpleUploadedFile(f"{SECRET}.png", out.getvalue(), "image/png")
    fields = {"title": "Un puits", "file": file, "collection": health.profile.collection_id}
    health.client(health.head).post("/wagtail/images/add/", fields)
    picture = Image.objects.get(title="Un puits")
    assert SECRET not in picture.file.name
    assert picture.file.name.endswith(".png")
    assert SECRET not in picture.get_rendition("max-165x165").url


def test_no_other_spelling_of_an_address_opens_that_door(health):
    document, picture = a_document("Projet", health), a_picture("Puits", health)
    for file in (document.file, picture.file):
        for spelling in ("/media//{}", "/media/./{}", "/media/images/../{}", "/media/%2e/{}"):
            address = spelling.format(file.name)
            assert health.visitor().get(address).status_code == 404, address


def test_the_screens_that_act_on_many_things_show_nothing_of_another(education, secrets):
    browser = education.client(education.head)
    for number in secrets["numbers"]:
        for thing, act in (
            ("wagtailcore/page", "delete"), ("wagtailcore/page", "move"),
            ("wagtailcore/page", "publish"), ("wagtailcore/page", "unpublish"),
            ("wagtailimages/image", "delete"), ("wagtailimages/image", "add_tags"),
            ("wagtailimages/image", "add_to_collection"), ("wagtaildocs/document", "delete"),
        ):  # fmt: skip
            for chosen in (number, "all"):
                address = f"/wagtail/bulk/{thing}/{act}/?next=/&id={chosen}"
                assert SECRET.lower() not in shown(browser, address).lower(), address


def test_the_chooser_of_many_pages_names_no_draft_of_another(education, health, secrets):
    address = f"/wagtail/choose-page/chosen-multiple/?id={secrets['draft'][0]}"
    assert SECRET not in shown(education.client(), address)
    assert SECRET in shown(health.client(), address)


def test_a_second_factor_is_asked_before_wagtail_opens(health):
    from allauth.mfa.models import Authenticator

    Authenticator.objects.filter(user=health.head).delete()
    answer = health.client(health.head).get("/wagtail/")
    assert answer.status_code == 302
    assert "/comptes/" in answer["Location"]
