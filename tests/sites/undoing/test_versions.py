"""A former version is taken up as a new one; a picture is described, removed and put back."""

import pytest
from tests.sites.test_isolation import a_picture

from kakaki.kernel.errors import ConflictError
from kakaki.sites import facade as sites
from kakaki.sites.models import PhotoUpload, Reading, TextPage
from kakaki.sites.undoing import versions

NUMBER = "1b4e28ba-2fa1-41d2-883f-0016d3cca427"


def text_of(answer) -> str:
    return answer.content.decode()


def editor(page_id: int, rest: str = "") -> str:
    return f"/bureau/textes/{page_id}/{rest}"


def count(page_id: int) -> int:
    return versions.Revision.page_revisions.filter(object_id=str(page_id)).count()


def two_versions(unit) -> tuple[int, int, int]:
    first = unit.draft("Soins gratuits")
    second = unit.draft("Soins payants", page_id=first.page_id, base_version=first.version)
    return first.page_id, first.version, second.version


def back(browser, number: int, revision: int, version: int):
    address = editor(number, f"histoire/{revision}/revenir/")
    return browser.post(address, {"version": version}, follow=True)


def test_a_former_version_becomes_the_newest_and_the_later_one_stays(health):
    number, first, second = two_versions(health)
    browser = health.client()
    shown = text_of(browser.get(editor(number, "histoire/")))
    assert "Revenir à cette version" in shown
    answer = back(browser, number, first, second)
    assert "Version reprise" in text_of(answer)
    assert sites.draft_text(number).title == "Soins gratuits"
    assert count(number) == 3
    assert versions.version_of(number, second).as_object().title == "Soins payants"


def test_the_next_screen_undoes_it_without_script(health):
    number, first, second = two_versions(health)
    browser = health.client()
    shown = text_of(back(browser, number, first, second))
    assert editor(number, f"histoire/{second}/revenir/") in shown
    back(browser, number, second, sites.page(number).version)
    assert sites.draft_text(number).title == "Soins payants"


def test_going_back_to_the_same_words_changes_nothing(health):
    number, _, second = two_versions(health)
    assert "déjà ainsi" in text_of(back(health.client(), number, second, second))
    assert count(number) == 2


def test_going_back_never_covers_what_somebody_else_saved(health):
    number, first, second = two_versions(health)
    health.draft("Celui de la collègue", page_id=number, base_version=second)
    back(health.client(), number, first, second)
    assert sites.draft_text(number).title == "Celui de la collègue"


def test_a_former_version_of_a_text_online_is_a_draft_to_be_approved_again(health):
    number = health.published("Soins gratuits")
    page = sites.page(number)
    changed = health.draft("Soins payants", page_id=number, base_version=page.version)
    back(health.client(), number, page.version, changed.version)
    again = sites.page(number)
    assert (again.state, again.is_live, again.title) == ("draft", True, "Soins gratuits")
    assert TextPage.objects.get(pk=number).live_revision_id == page.version


def test_going_back_voids_what_was_asked(health):
    number, first, second = two_versions(health)
    sites.submit_for_approval(page_id=number, actor_id=health.writer.pk)
    back(health.client(), number, first, second)
    assert Reading.objects.get(page_id=number).state == Reading.SENT_BACK
    with pytest.raises(ConflictError):
        sites.approve(page_id=number, actor_id=health.reader.pk, version=second)


def test_a_version_of_another_text_is_not_taken(health, education):
    number, _, second = two_versions(health)
    foreign = education.draft("Secret-ailleurs")
    assert back(health.client(), number, foreign.version, second).status_code == 404
    shown = text_of(health.client().get(f"{editor(number)}?avant={foreign.version}"))
    assert f"histoire/{foreign.version}/" not in shown


def with_picture(unit) -> int:
    saved = unit.draft()
    page = TextPage.objects.get(pk=saved.page_id).latest_revision.as_object()
    value = {"image": a_picture("Puits", unit).pk, "alternative": "Un puits", "caption": ""}
    page.body = [{"type": "image", "id": NUMBER, "value": value}]
    page.save_revision(user=unit.writer)
    return saved.page_id


def words_of(number: int) -> list[str]:
    page = TextPage.objects.get(pk=number).latest_revision.as_object()
    return [raw["value"]["alternative"] for raw in page.body.raw_data if raw["type"] == "image"]


def test_what_a_photo_shows_is_changed_after_it_was_sent(health):
    number, browser = with_picture(health), health.client()
    address = editor(number, f"photo/{NUMBER}/")
    assert address in text_of(browser.get(editor(number)))
    assert browser.post(address, {"alternative": " "}).status_code == 422
    browser.post(address, {"alternative": "Le puits de Bilmari", "caption": "Bilmari, lundi"})
    assert words_of(number) == ["Le puits de Bilmari"]
    before = count(number)
    browser.post(address, {"alternative": "Le puits de Bilmari", "caption": "Bilmari, lundi"})
    assert count(number) == before
    # Saving the text afterwards keeps the new words.
    text = sites.draft_text(number)
    health.draft("Titre", body=text.body, page_id=number, base_version=sites.page(number).version)
    assert words_of(number) == ["Le puits de Bilmari"]


def test_a_photo_is_removed_and_the_next_screen_puts_it_back(health):
    number, browser = with_picture(health), health.client()
    before = sites.page(number).version
    answer = browser.post(editor(number, f"photo/{NUMBER}/"), {"then": "remove"}, follow=True)
    assert words_of(number) == []
    assert editor(number, f"histoire/{before}/revenir/") in text_of(answer)
    back(browser, number, before, sites.page(number).version)
    assert words_of(number) == ["Un puits"]
    assert browser.get(editor(number, f"photo/{NUMBER[::-1]}/")).status_code == 404


def test_a_photo_that_cannot_be_kept_is_told(health, education):
    from kakaki.kernel import clock

    PhotoUpload.objects.create(
        pk=NUMBER, ministry_id=education.id, size=1, sha256="0" * 64, alternative="Ailleurs",
        image=a_picture("Ailleurs", education), begun_at=clock.now(),
    )  # fmt: skip
    saved = health.draft("Titre", body=f"Un mot.\n\n{{{{bloc:{NUMBER}}}}}")
    assert saved.lost == (NUMBER,)
    fields = {"title": "Titre", "body": f"Mot.\n\n{{{{bloc:{NUMBER}}}}}", "version": saved.version}
    answer = health.client().post(editor(saved.page_id), fields, follow=True)
    assert "n’a pas pu être gardé" in text_of(answer)
    sent = health.client().post(
        editor(saved.page_id, "enregistrer/"),
        {**fields, "body": f"Autre.\n\n{{{{bloc:{NUMBER}}}}}"}
        | {"version": sites.page(saved.page_id).version},
        content_type="application/json",
    )
    assert "n’a pas pu être gardé" in sent.json()["warning"]


def test_nobody_else_undoes_or_describes(health, education, client):
    number, first, second = two_versions(health)
    pictured = with_picture(health)
    addresses = (
        editor(number, f"histoire/{first}/revenir/"),
        editor(pictured, f"photo/{NUMBER}/"),
        editor(number, "reprendre/"),
        editor(number, "renvoyer/"),
        editor(number, "jeter/"),
        editor(number, "sauver/"),
    )
    data = {"version": second, "alternative": "Pris", "then": "remove"}
    stopped = health.client()
    health.writer.is_active = False
    health.writer.save()
    for address in addresses:
        for person in (education.writer, education.head):
            assert education.client(person).post(address, data).status_code == 404, address
        assert client.post(address, data, HTTP_HOST="localhost:8000").status_code == 302, address
        assert stopped.post(address, data).status_code == 302, address
    assert count(number) == 2
    assert words_of(pictured) == ["Un puits"]
