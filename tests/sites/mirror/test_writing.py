"""The mirror holds what a citizen may read, all of it, and nothing else; it costs what changed."""

import fcntl
import gzip
import json
import re

import pytest
from tests.sites.test_isolation import a_document
from tests.sites.test_public import a_picture, illustrated
from wagtail.models import Page

from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, InvalidInputError, NotFoundError, UnavailableError
from kakaki.seals import facade as seals
from kakaki.sites import facade as sites
from kakaki.sites import listing
from kakaki.sites.engine.mirrored import Address, address_in, file_of
from kakaki.sites.mirror.keeping import keep_mirror
from kakaki.sites.mirror.writing import SAYS_ITS_DATE, hosts
from kakaki.sites.models import StandardPage, TextPage

SECRET = "Remaniement-secret"
LINK = re.compile(r'<[^<>]*\s(?:href|src)="([^"]+)"')


def file_at(url: str) -> str:
    return file_of(address_in(url, url, hosts()))


def test_a_communique_is_written_with_its_pdf_feeds_style_and_seal(health, mirror):
    url = sites.page(health.published("Soins gratuits")).url
    assert mirror.write().faults == []
    page = mirror.text(file_at(url))
    online = health.visitor().get(url).content.decode()
    assert 'role="search"' in online
    assert page == online.replace("/abonnement/?ministere=sante", "/abonnement/~sante/")
    names = mirror.names()
    assert file_at(f"{url.rstrip('/')}.pdf") in names
    for name in (
        "index.html", "flux.rss", "flux.atom", "flux.json", "agenda.ics", "sitemap.xml",
        "robots.txt", ".well-known/security.txt", "404.html", "theme/sante.css",
        "flux/communiques.rss",
    ):  # fmt: skip
        assert f"{health.host}/{name}" in names, name
    assert "localhost/static/ui/public.css" in names
    assert "localhost/journal/lignes.jsonl" in names
    assert "Soins gratuits" in mirror.text(f"{health.host}/flux.json")


def test_each_site_has_the_index_of_its_own_texts_and_the_portal_that_of_all(
    health, education, mirror
):
    health.published("Soins gratuits")
    education.published("Rentrée avancée")
    mirror.write()

    def titles(host: str) -> set[str]:
        return {text[1] for text in json.loads(mirror.text(f"{host}/recherche/textes/0.json"))}

    assert "Soins gratuits" in titles(health.host)
    assert "Rentrée avancée" not in titles(health.host)
    assert {"Soins gratuits", "Rentrée avancée"} <= titles("localhost")
    assert "Soins gratuits" in mirror.text(f"{health.host}/recherche/index.html")


def test_a_text_that_is_withdrawn_leaves_the_index(health, mirror):
    page_id = health.published("Soins gratuits")
    mirror.write()
    sites.withdraw_page(page_id=page_id, reason="Publié par erreur.", actor_id=health.head.pk)
    mirror.write()
    assert "Soins gratuits" not in mirror.text(f"{health.host}/recherche/textes/0.json")


def test_every_text_has_a_compressed_twin_that_says_the_same(health, mirror):
    health.published()
    mirror.write()
    twins = [name for name in mirror.names() if name.endswith(".gz")]
    assert f"{health.host}/index.html.gz" in twins
    for name in twins:
        plain = mirror.path(name.removesuffix(".gz")).read_bytes()
        assert gzip.decompress(mirror.path(name).read_bytes()) == plain


def test_no_link_of_the_mirror_leads_nowhere(health, education, mirror):
    health.published("Soins gratuits")
    sites.publish_text(page_id=illustrated(education, a_picture()), actor_id=education.head.pk)
    corrected = health.published("Dates corrigées")
    saved = health.draft(
        "Dates corrigées bis", page_id=corrected,
        base_version=TextPage.objects.get(pk=corrected).latest_revision_id,
    )  # fmt: skip
    sites.submit_for_approval(page_id=corrected, actor_id=health.writer.pk)
    sites.approve(page_id=corrected, actor_id=health.reader.pk, version=saved.version)
    sites.publish_text(page_id=corrected, actor_id=health.head.pk, note="La date était fausse.")
    mirror.write()
    names = mirror.names()
    broken, followed = [], 0
    for name in (one for one in names if one.endswith(".html")):
        host, _, path = name.partition("/")
        origin = f"http://{host}:8000/{path.removesuffix('index.html')}"
        for link in LINK.findall(mirror.text(name)):
            to = address_in(link.replace("&amp;", "&"), origin, hosts())
            if to is None:
                continue
            followed += 1
            if "?" in link or file_of(to) not in names:
                broken.append(f"{name} → {link}")
    assert broken == []
    assert followed > 100
    assert any(name.endswith(".webp") for name in names)


@pytest.fixture
def secrets(health, education) -> str:
    """Prepare what nobody outside may read: drafts, texts being read, corrections, their files."""
    health.draft(f"{SECRET} brouillon", body=SECRET)
    asked = health.draft(f"{SECRET} à relire", body=SECRET)
    sites.submit_for_approval(page_id=asked.page_id, actor_id=health.writer.pk)
    health.approved(f"{SECRET} approuvé", body=SECRET)
    online = health.published("Déjà en ligne")
    base = TextPage.objects.get(pk=online).latest_revision_id
    health.draft(f"{SECRET} correction", body=SECRET, page_id=online, base_version=base)
    health.writer.first_name = SECRET
    health.writer.save()
    document, picture = a_document("Projet-de-decret", health), a_picture()
    picture.get_rendition("width-640|format-webp")
    home = Page.objects.get(pk=health.profile.home_id)
    raw = [{"type": "document", "value": {"document": document.pk, "label": ""}, "id": "1"}]
    home.add_child(instance=StandardPage(title=SECRET, slug="projet", live=False, body=raw))
    hidden = home.add_child(instance=StandardPage(title=SECRET, slug="reserve", lead=SECRET))
    hidden.view_restrictions.create(restriction_type="login")
    # A page online names, by hand, addresses that lead to what is not.
    links = f"[un]({document.url}) [deux](/projet/) [trois](/reserve/) [quatre](/bureau/textes/)"
    links += f" [cinq]({picture.file.url})"
    health.published("Liens vers des brouillons", body=f"Voir {links}.")
    return SECRET


def test_nothing_that_is_not_online_gets_in(health, mirror, secrets):
    mirror.write()
    names = mirror.names()
    assert secrets.encode() not in mirror.every_byte()
    assert not any(secrets.lower() in name.lower() for name in names)
    for folder in ("bureau", "comptes", "wagtail", "documents", "projet", "reserve", "media"):
        assert not any(name.startswith(f"{health.host}/{folder}/") for name in names), folder


def test_whoever_is_signed_in_at_the_desk_changes_nothing_of_what_is_written(health, mirror):
    url = sites.page(health.published()).url
    shown = health.client().get(url.replace(f"{health.host}:8000", "localhost:8000"))
    assert shown.status_code in (200, 404)
    mirror.write()
    assert health.writer.first_name not in mirror.text(file_at(url))
    assert b"csrfmiddlewaretoken" not in mirror.every_byte()


def test_a_document_comes_with_the_page_that_leads_to_it_and_goes_with_it(health, mirror):
    document = a_document("Carte-des-puits", health)
    home = Page.objects.get(pk=health.profile.home_id)
    raw = [{"type": "document", "value": {"document": document.pk, "label": ""}, "id": "1"}]
    page = home.add_child(
        instance=StandardPage(title="Textes", slug="textes", body=raw, show_in_menus=True)
    )
    name = f"{health.host}{document.url}"
    mirror.write()
    assert mirror.path(name).read_bytes() == b"%PDF-1.4"
    page.unpublish()
    mirror.write()
    assert name not in mirror.names()


def test_a_withdrawn_text_says_so_on_its_page_and_in_the_register(health, mirror):
    number = health.published("Soins gratuits")
    url, reference = sites.page(number).url, sites.page(number).reference
    mirror.write()
    assert "Authentique" in mirror.text(f"localhost/verifier/{reference}/index.html")
    sites.withdraw_page(page_id=number, reason="La date était fausse.", actor_id=health.head.pk)
    mirror.write()
    assert "Ce texte a été retiré" in mirror.text(file_at(url))
    assert file_at(f"{url.rstrip('/')}.pdf") not in mirror.names()
    page = mirror.text(f"localhost/verifier/{reference}/index.html")
    assert "Remplacé ou retiré" in page
    assert "La date était fausse" in page
    lines = json.loads(mirror.text(f"localhost/verifier/references/{reference[:2]}.json"))
    assert lines[reference]["state"] == "withdrawn"


def test_the_pages_of_a_section_are_files_that_lead_to_each_other(health, mirror, monkeypatch):
    monkeypatch.setattr(listing, "PAGE_LENGTH", 1)
    health.published("Le premier")
    health.published("Le second")
    mirror.write()
    first = mirror.text(f"{health.host}/communiques/index.html")
    assert 'href="/communiques/~2/"' in first
    second = mirror.text(f"{health.host}/communiques/~2/index.html")
    assert "Le premier" in second
    assert 'href="/communiques/"' in second


def test_forms_are_replaced_by_whom_to_call(health, mirror):
    health.published()
    mirror.write()
    page = mirror.text("localhost/abonnement/~sante/index.html")
    assert "+000 20 00 00 10" in page
    assert "contact@sante.kounta.example" in page
    assert "contact@cabinet.kounta.example" not in page.partition("<footer")[0]
    assert 'method="post"' not in page
    assert "contact@cabinet.kounta.example" in mirror.text("localhost/signaler/index.html")


def test_the_counter_says_of_when_it_is_and_what_it_cannot_do(health, mirror):
    health.published()
    mirror.write()
    for name in ("localhost/verifier/index.html", "localhost/v/index.html"):
        assert "Vous lisez le miroir du" in mirror.text(name)
        assert "ne peut pas comparer un texte mot à mot" in mirror.text(name)
    facts = json.loads(mirror.text("localhost/verifier/miroir.json"))
    assert facts["hosts"] == ["localhost", health.host]
    keys = json.loads(mirror.text("localhost/verifier/cles.json"))["keys"]
    assert {key["kid"] for key in keys} == {key.kid for key in seals.public_keys()}


def test_a_mirror_that_nothing_changed_is_not_written_again(health, mirror):
    health.published()
    assert mirror.write().is_new
    before = (mirror.folder / "current").resolve()
    again = mirror.write()
    assert (again.is_new, again.changed, again.removed) == (False, 0, 0)
    assert (mirror.folder / "current").resolve() == before
    assert [one.name for one in (mirror.folder / "versions").iterdir()] == [before.name]


def test_after_an_hour_only_the_date_of_the_counter_is_written_again(health, mirror):
    health.published()
    mirror.write()
    inode = mirror.path(f"{health.host}/index.html").stat().st_ino
    with clock.held_at(clock.now() + SAYS_ITS_DATE):
        assert mirror.write().is_new
    assert mirror.path(f"{health.host}/index.html").stat().st_ino == inode
    assert mirror.check().faults == []


def test_a_new_text_writes_what_shows_it_and_links_the_rest(health, education, mirror):
    former = file_at(sites.page(health.published("Le premier")).url)
    mirror.write()
    inode = mirror.path(former).stat().st_ino
    education_inode = mirror.path(f"{education.host}/index.html").stat().st_ino
    new = file_at(sites.page(health.published("Le second")).url)
    written = mirror.write()
    assert written.is_new
    assert written.changed < written.files / 2
    assert mirror.path(former).stat().st_ino == inode
    assert mirror.path(f"{education.host}/index.html").stat().st_ino == education_inode
    assert "Le second" in mirror.text(new)
    assert "Le second" in mirror.text("localhost/index.html")
    assert mirror.check().faults == []


def test_a_mirror_signed_by_the_cabinet_is_whole_wherever_it_is_copied(health, mirror, tmp_path):
    import shutil

    health.published()
    mirror.write()
    found = mirror.check()
    assert (found.faults, found.signer) == ([], "Ministère cabinet")
    copy = tmp_path / "copie"
    shutil.copytree((mirror.folder / "current").resolve(), copy)
    assert sites.check_mirror(folder=copy).faults == []


def test_whatever_is_changed_in_a_mirror_is_told_and_mended_by_the_next_writing(health, mirror):
    health.published()
    mirror.write()
    home, robots = mirror.path(f"{health.host}/index.html"), mirror.path("localhost/robots.txt")
    home.write_text("<p>Faux communiqué</p>", encoding="utf-8")
    robots.unlink()
    mirror.path("localhost/piege.html").write_text("x", encoding="utf-8")
    twin = mirror.path("localhost/index.html.gz")
    twin.write_bytes(gzip.compress(b"autre"))
    assert mirror.check().faults == [
        "modifié : localhost/index.html.gz",
        "ajouté : localhost/piege.html",
        "enlevé : localhost/robots.txt",
        f"modifié : {health.host}/index.html",
    ]
    assert mirror.write().is_new
    assert mirror.check().faults == []
    assert "Faux" not in mirror.text(f"{health.host}/index.html")


def test_a_link_in_the_place_of_a_file_is_told_and_replaced(health, mirror, tmp_path):
    health.published()
    mirror.write()
    robots = mirror.path("localhost/robots.txt")
    aside = tmp_path / "ailleurs.txt"
    aside.write_bytes(robots.read_bytes())
    robots.unlink()
    robots.symlink_to(aside)
    assert mirror.check().faults == ["modifié : localhost/robots.txt"]
    mirror.write()
    assert not mirror.path("localhost/robots.txt").is_symlink()


def test_a_list_that_nobody_signed_is_told(health, mirror):
    health.published()
    mirror.write()
    listed = mirror.path("manifest.json")
    listed.write_bytes(listed.read_bytes().replace(b"robots.txt", b"robotz.txt"))
    assert "la liste n’est pas celle qui a été signée" in mirror.check().faults
    mirror.path("manifest.cose").write_bytes(b"\xa0")
    assert mirror.check().faults[0].startswith("signature :")


def test_two_writings_at_once_are_refused(health, mirror):
    health.published()
    mirror.write()
    with (mirror.folder / ".lock").open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(ConflictError):
            mirror.write()


def test_a_folder_that_holds_something_else_is_left_alone(health, mirror):
    mirror.folder.mkdir()
    (mirror.folder / "photo.jpg").write_bytes(b"x")
    with pytest.raises(InvalidInputError):
        mirror.write()
    assert [one.name for one in mirror.folder.iterdir()] == ["photo.jpg"]


def test_a_place_where_no_folder_can_be_is_told(health, mirror):
    mirror.folder.write_bytes(b"")
    with pytest.raises(UnavailableError):
        mirror.write()


def test_a_folder_without_a_mirror_has_nothing_to_check(health, mirror):
    with pytest.raises(NotFoundError):
        mirror.check()


def test_the_schedule_writes_the_mirror_where_the_settings_say(health, mirror, settings):
    settings.KAKAKI_MIRROR = str(mirror.folder)
    written = keep_mirror()
    assert written is not None
    assert written.is_new
    assert mirror.check().faults == []


def test_the_schedule_writes_no_mirror_when_the_settings_name_none(health, settings, tmp_path):
    settings.KAKAKI_MIRROR = ""
    before = set(tmp_path.iterdir())
    assert keep_mirror() is None
    assert set(tmp_path.iterdir()) == before


def test_a_file_of_every_address_stands_below_its_host():
    assert file_of(Address("localhost", "/404.html")) == "localhost/404.html"
