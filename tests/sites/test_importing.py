"""An old site is taken whole, once, harmlessly, and its addresses still lead."""

import io
import json
import shutil
from pathlib import Path

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from PIL import Image as Picture
from wagtail.documents.models import Document
from wagtail.images.models import Image

from kakaki.config.command import main
from kakaki.kernel.errors import ConflictError, InvalidInputError, NotFoundError
from kakaki.sites import facade as sites
from kakaki.sites import importing
from kakaki.sites.models import ArchivedPage, OldAddress, TextPage

OLD = Path(__file__).with_name("old_site")
EXPORT = OLD / "wordpress.xml"
CAMPAIGN = "https://ancien.sante.kounta.example/2019/05/campagne-de-vaccination/"


def a_picture(width: int = 800, height: int = 600, form: str = "JPEG") -> bytes:
    held = io.BytesIO()
    Picture.new("RGB" if form == "JPEG" else "1", (width, height)).save(held, form)
    return held.getvalue()


@pytest.fixture
def media(tmp_path) -> Path:
    """Return a copy of the old site's files, with a secret beside it."""
    folder = tmp_path / "copie" / "uploads"
    (folder / "2019/05").mkdir(parents=True)
    (folder / "2019/05/salle.jpg").write_bytes(a_picture())
    (folder / "2019/05/geante.png").write_bytes(a_picture(6000, 6000, "PNG"))
    (folder / "2019/05/calendrier.pdf").write_bytes(b"%PDF-1.4\n%%EOF")
    (tmp_path / "copie" / "secret.jpg").write_bytes(a_picture())
    return folder


@pytest.fixture
def ready(health, media):
    """Return what imports the small export into the ministry of health."""

    def taken(path: Path = EXPORT, **fields):
        wish = sites.Wish(ministry="sante", **({"media": media} | fields))
        return list(sites.import_wordpress(path=path, wish=wish))

    return taken


def everything() -> dict[str, list]:
    """Return every row of the database."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models()
    }


def state_of(lines, title: str):
    return next(line for line in lines if line.title.startswith(title))


def read(unit, path: str):
    return unit.visitor().get(path)


def test_a_text_comes_with_its_words_its_date_its_files_and_its_kind(health, ready):
    line = state_of(ready(), "Campagne")
    page = ArchivedPage.objects.get(title="Campagne de vaccination & dépistage")
    shown = read(health, page.url.partition("8000")[2] or page.url).content.decode()
    assert (line.state, page.kind, str(page.published_on)) == ("taken", "communique", "2019-05-06")
    for words in (
        "<b>lundi</b> [sic]", "Elle dure dix jours.", ">Où aller</h2>", "<li>à Bilmari</li>",
        "Le calendrier (PDF", 'alt="Une salle de soins avec six lits"', "La salle de soins",
        "La santé est un droit.", 'href="https://video.example/v/1"', "Le film de la campagne",
        'href="/contact/"', "Dix jours pour protéger les enfants.",
    ):  # fmt: skip
        assert words in shown, words
    for words in ("javascript:", "alert(", "vc_row", "contact-form-7 id", "Halima", "hdjibo",
                  "commentaire que personne"):  # fmt: skip
        assert words not in shown, words


def test_an_archive_says_that_it_bears_no_seal_and_where_it_was(health, ready):
    health.published()
    ready()
    page = ArchivedPage.objects.get(kind="communique")
    shown = read(health, page.url).content.decode()
    assert "Repris de l’ancien site" in shown
    assert "Il ne porte pas de sceau" in shown
    assert "depuis le" in shown
    assert CAMPAIGN in shown
    assert f'<link rel="canonical" href="{page.full_url}">' in shown
    assert page.title in read(health, "/archives/").content.decode().replace("&amp;", "&")
    assert not TextPage.objects.filter(title=page.title).exists()


@pytest.mark.parametrize(
    "address",
    ["/2019/05/campagne-de-vaccination/", "/2019/05/campagne-de-vaccination", "/?p=12",
     "/2019/05/campagne-de-vaccination/?utm_source=x"],
)  # fmt: skip
def test_every_old_address_leads_to_the_new_page(health, ready, address):
    ready()
    page = ArchivedPage.objects.get(kind="communique")
    answer = read(health, address)
    assert (answer.status_code, answer["Location"]) == (301, page.full_url)


def test_the_address_of_an_old_file_leads_to_the_file(health, ready):
    ready()
    answer = read(health, "/wp-content/uploads/2019/05/calendrier.pdf")
    assert answer.status_code == 301
    assert answer["Location"].endswith(Document.objects.get().url)
    assert read(health, Document.objects.get().url).status_code == 200
    picture = read(health, "/wp-content/uploads/2019/05/salle.jpg")
    assert "/media/images/" in picture["Location"]


def test_an_old_address_leads_on_the_site_of_its_ministry_only(health, education, ready):
    ready()
    assert read(education, "/2019/05/campagne-de-vaccination/").status_code == 404
    assert read(education, "/?p=12").status_code == 200


def test_a_page_that_is_here_wins_over_an_old_address_and_nothing_turns_in_circles(health, ready):
    ready()
    page = ArchivedPage.objects.get(kind="communique")
    path = page.url.rstrip("/")
    OldAddress.objects.create(profile=health.profile, host="x.example", key=path, page=page)
    assert read(health, path + "/").status_code == 200
    page.unpublish()
    assert read(health, path + "/").status_code == 404
    assert read(health, "/2019/05/campagne-de-vaccination/").status_code == 404


@pytest.mark.parametrize("address", ["//evil.example/", "/%2f%2fevil.example", "/?p=evil.example"])
def test_no_address_leads_a_reader_to_another_site(health, ready, address):
    ready()
    answer = read(health, address)
    assert "evil" not in answer.get("Location", "")


def test_an_old_address_leads_to_exactly_one_thing(health):
    with pytest.raises(IntegrityError), transaction.atomic():
        OldAddress.objects.create(profile=health.profile, host="x.example", key="/x")


def test_what_is_not_taken_is_told_with_its_reason(ready):
    lines = ready()
    assert state_of(lines, "Remaniement").reason == "C’était un brouillon."
    notes = " ".join(state_of(lines, "Campagne").notes)
    assert "secret.jpg" in notes
    assert "trop grande" in notes
    assert "contact-form-7" in notes
    assert not ArchivedPage.objects.filter(title__startswith="Remaniement").exists()
    assert [one.title for one in Image.objects.all()] == ["La salle"]


def test_a_picture_without_words_is_told(health, media, tmp_path, ready):
    export = tmp_path / "sans.xml"
    words = EXPORT.read_text().replace("Une salle de soins avec six lits", "")
    export.write_text(words)
    assert "Image sans texte de remplacement" in " ".join(state_of(ready(export), "Campagne").notes)


def test_a_dry_run_writes_nothing_and_says_the_same(ready, media, settings):
    before = everything()
    dry = ready(is_dry=True)
    assert everything() == before
    assert not list(Path(settings.MEDIA_ROOT).rglob("*.*"))
    wet = ready()
    assert [(x.title, x.state, x.notes) for x in dry] == [(x.title, x.state, x.notes) for x in wet]


def test_taking_twice_changes_nothing(ready):
    ready()
    before = everything()
    lines = ready()
    assert everything() == before
    assert state_of(lines, "Campagne").state == "present"


def test_cut_in_the_middle_and_done_again_it_is_whole(ready, monkeypatch):
    whole = importing._keep_addresses

    def cut(*given):
        raise KeyboardInterrupt

    monkeypatch.setattr(importing, "_keep_addresses", cut)
    with pytest.raises(KeyboardInterrupt):
        ready()
    assert not ArchivedPage.objects.exists()
    monkeypatch.setattr(importing, "_keep_addresses", whole)
    ready()
    assert ArchivedPage.objects.count() == 2
    assert Image.objects.count() == Document.objects.count() == 1
    assert OldAddress.objects.filter(key="?p=12").count() == 1


def test_the_operator_chooses_kinds_and_offices(ready, tmp_path):
    table = tmp_path / "tableau.toml"
    table.write_text('[categories]\n"Communiqués" = "news"\n[offices]\nhdjibo = "Service presse"\n')
    ready(rules=table)
    page = ArchivedPage.objects.get(title__startswith="Campagne")
    assert (page.kind, page.office) == ("news", "Service presse")
    assert ArchivedPage.objects.get(title="Nos missions").kind_label == "Page"


def test_names_of_people_come_only_when_asked_for(ready):
    ready(has_names=True)
    assert ArchivedPage.objects.get(title="Nos missions").office == "Halima Tassawi"


@pytest.mark.parametrize(
    "content", ['default = "poème"', "couleur = 1", "[categories", 'categories = "x"']
)
def test_a_table_that_says_nothing_we_know_is_refused_in_french(ready, tmp_path, content):
    table = tmp_path / "tableau.toml"
    table.write_text(content)
    with pytest.raises(InvalidInputError) as refused:
        ready(rules=table)
    assert refused.value.advice().endswith((".", "].", "non."))


def test_a_file_that_is_no_export_is_refused(ready, tmp_path):
    for content in (b"", b"bonjour", b"<rss><channel></channel></rss>", b"\xff\xfe\x00"):
        (tmp_path / "x.xml").write_bytes(content)
        with pytest.raises(InvalidInputError):
            ready(tmp_path / "x.xml")


def test_a_bomb_of_entities_is_refused(ready, tmp_path):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    words = EXPORT.read_text().replace("<rss", f"{bomb}<rss", 1)
    (tmp_path / "bombe.xml").write_text(words)
    with pytest.raises(InvalidInputError) as refused:
        ready(tmp_path / "bombe.xml")
    assert "entités" in refused.value.advice()


def test_an_export_cut_short_gives_what_it_holds_and_says_so(ready, tmp_path):
    words = EXPORT.read_text()
    (tmp_path / "coupe.xml").write_text(words[: words.index("<title>Remaniement")])
    lines = ready(tmp_path / "coupe.xml")
    assert state_of(lines, "Nos missions").state == "taken"
    assert "La suite n’a pas été lue" in lines[-1].reason


def test_an_encoding_that_lies_and_forbidden_characters_are_mended(ready, tmp_path):
    mixed = EXPORT.read_bytes().replace("santé de tous".encode(), b"sant\xe9 de\x08 tous")
    (tmp_path / "melange.xml").write_bytes(mixed)
    ready(tmp_path / "melange.xml")
    page = ArchivedPage.objects.get(title="Nos missions")
    assert "santé de tous" in str(page.body)


def test_an_unknown_ministry_is_named_with_those_there_are(health):
    with pytest.raises(NotFoundError) as refused:
        list(sites.import_wordpress(path=EXPORT, wish=sites.Wish(ministry="lune")))
    assert "sante" in refused.value.advice()


def test_saved_pages_come_without_what_surrounds_them(health):
    wish = sites.Wish(ministry="sante")
    lines = list(sites.import_site(source=str(OLD / "plain"), wish=wish))
    page = ArchivedPage.objects.get()
    assert (page.title, str(page.published_on)) == ("Un puits à Bilmari", "2017-03-02")
    assert "huit cents personnes" in str(page.body)
    for words in ("Publicité", "Accueil", "Tous droits", "Un puits à Bilmari"):
        assert words not in str(page.body)
    assert read(health, "/actualites/puits.html")["Location"] == page.full_url
    assert read(health, "/actualites/puits")["Location"] == page.full_url
    assert [line.state for line in lines] == ["taken", "left"]
    again = list(sites.import_site(source=str(OLD / "plain"), wish=wish))
    assert [line.state for line in again] == ["present", "left"]


def test_a_link_out_of_the_saved_folder_is_not_followed(health, tmp_path):
    folder = tmp_path / "ancien.example"
    shutil.copytree(OLD / "plain" / "ancien.sante.kounta.example", folder)
    (tmp_path / "dehors.html").write_text("<p>" + "Secret de la machine. " * 20)
    (folder / "dedans.html").symlink_to(tmp_path / "dehors.html")
    lines = list(sites.import_site(source=str(folder), wish=sites.Wish(ministry="sante")))
    assert not any("dedans" in line.address for line in lines)


def test_a_sitemap_is_read_page_by_page_and_on_its_own_site(health):
    page = (OLD / "plain/ancien.sante.kounta.example/actualites/puits.html").read_bytes()
    asked = []
    answers = {
        "https://ancien.example/sitemap.xml": b"<urlset><url><loc>https://ancien.example/a</loc>"
        b"</url><url><loc>https://autre.example/b</loc></url></urlset>",
        "https://ancien.example/a": page,
    }

    def fetch(address: str, largest: int) -> bytes:
        asked.append(address)
        return answers[address]

    wish = sites.Wish(ministry="sante", fetch=fetch)
    lines = list(sites.import_site(source="https://ancien.example/sitemap.xml", wish=wish))
    assert [line.state for line in lines] == ["taken"]
    assert asked == list(answers)


def test_a_sitemap_is_not_asked_for_without_leave(health):
    wish = sites.Wish(ministry="sante")
    with pytest.raises(InvalidInputError):
        list(sites.import_site(source="https://ancien.example/sitemap.xml", wish=wish))


def test_the_command_prints_a_report_and_keeps_a_page(health, media, tmp_path, capsys):
    report = tmp_path / "rapport.html"
    done = main(["import", "wordpress", str(EXPORT), "--ministry", "sante", "--media", str(media),
                 "--dry-run", "--report", str(report), "--format", "json"])  # fmt: skip
    told = capsys.readouterr()
    assert done == 1
    assert {one["state"] for one in json.loads(told.out)} == {"taken", "left"}
    assert "Essai, rien n’est écrit." in told.err
    assert CAMPAIGN in report.read_text()
    assert not ArchivedPage.objects.exists()


def test_an_export_holds_every_text_with_each_of_its_versions(health, ready, tmp_path):
    saved = health.draft("Brouillon gardé", body="Premier jet.")
    again = {"page_id": saved.page_id, "base_version": saved.version}
    health.draft("Brouillon gardé", body="Second jet.", **again)
    sealed = health.published("Texte scellé")
    ready()
    folder = tmp_path / "sortie"
    assert main(["export", str(folder), "--ministry", "sante"]) == 0
    root = folder / "sante"
    about = json.loads((root / "site.json").read_text())
    pages = {p["id"]: p for p in (json.loads(x.read_text()) for x in (root / "pages").iterdir())}
    assert about["pages"] == len(pages)
    below = health.profile.home.get_descendants(inclusive=True)
    assert {one.pk for one in below} == set(pages)
    for page in below.specific():
        assert pages[page.pk]["title"] == page.title
        if hasattr(page, "body"):
            assert pages[page.pk]["body"] == list(page.body.raw_data)
    versions = [one["markdown"] for one in pages[saved.page_id]["versions"]]
    assert versions[-2:] == ["Premier jet.", "Second jet."]
    assert pages[sealed]["reference"] == TextPage.objects.get(pk=sealed).reference
    files = json.loads((root / "files.json").read_text())
    assert all((root / one["path"]).is_file() for one in files)
    assert len(files) == 2
    olds = {one["address"] for one in json.loads((root / "old_addresses.json").read_text())}
    assert "/2019/05/campagne-de-vaccination" in olds


def test_an_export_never_mixes_with_what_is_there(health, tmp_path):
    (tmp_path / "sante").mkdir()
    (tmp_path / "sante" / "x").write_text("déjà là")
    with pytest.raises(ConflictError):
        sites.export_site(profile=health.profile, folder=tmp_path / "sante")
