"""A photo taken in the field crosses a 2G line that is cut, once, and stands in the page."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import CDPSession, Page
from tests.aside import CHROMIUM, FLAGS
from tests.axe import violations
from tests.journeys.conftest import SIZES, sign_in
from tests.journeys.test_publish_and_verify import approve_and_publish

pytestmark = pytest.mark.journey
OFFICER = "redaction@sante.kounta.example"
SHOWN = "La ministre coupe le ruban devant le centre de santé de Bilmari"
MAKE, GPS = 0x010F, 0x8825


def a_phone_photo() -> bytes:
    """Return a photo of 2400 × 1800 pixels that says where it was taken and with what."""
    exif = Image.Exif()
    exif[MAKE] = "Telephone de Kounta"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (13.5, 30.0, 12.0)
    out = io.BytesIO()
    grain = Image.effect_noise((2400, 1800), 26).convert("RGB")
    grain.save(out, "JPEG", quality=85, exif=exif)
    return out.getvalue()


def line(session: CDPSession, *, offline: bool = False) -> None:
    """Give a page a 2G line, 250 kbit/s and 300 ms, or none at all."""
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": offline,
            "latency": 300,
            "downloadThroughput": 250_000 / 8,
            "uploadThroughput": 250_000 / 8,
        },
    )


@pytest.fixture
def telephone(browser, tmp_path):
    """Return what opens the same telephone again after its browser was closed."""
    opened = []

    def start():
        context = browser.browser_type.launch_persistent_context(
            tmp_path / "telephone",
            executable_path=CHROMIUM,
            args=FLAGS,
            viewport=SIZES["phone"],
            locale="fr-FR",
            has_touch=True,
        )
        context.set_default_timeout(90_000)
        opened.append(context)
        return context

    yield start
    opened[-1].close()


def choose(page: Page, content: bytes, shown: str = SHOWN) -> None:
    page.get_by_text("Ajouter une photo").first.click()
    page.get_by_label("Photo", exact=True).set_input_files(
        {"name": "IMG_0012.jpg", "mimeType": "image/jpeg", "buffer": content}
    )
    page.get_by_label("Ce que montre la photo").fill(shown)
    page.get_by_label("Légende").fill("Bilmari, lundi.")
    page.get_by_role("button", name="Ajouter", exact=True).click()


def test_a_photo_cut_in_the_middle_resumes_after_the_browser_was_closed(
    telephone, browser, government
):
    title = "Bilmari : le ruban est coupé"
    phone = telephone()
    page = phone.new_page()
    sign_in(page, government, OFFICER, second_factor=False)
    page.goto(f"{government.origin}/bureau/textes/nouveau/communique/")
    page.get_by_label("Titre").fill(title)
    body = page.locator("[name=body]")
    body.fill("Le centre de santé rouvre.\n\nIl a 24 lits.")
    page.get_by_label("Lieu").focus()
    page.wait_for_url(re.compile(r"/bureau/textes/\d+/"))
    address = page.url
    session = phone.new_cdp_session(page)
    line(session)
    body.evaluate("(e) => { e.focus(); e.setSelectionRange(12, 12); }")
    choose(page, a_phone_photo())
    page.get_by_text(re.compile(r"envoyée à [1-9]\d? %")).wait_for()
    line(session, offline=True)
    page.get_by_text("gardée sur ce téléphone").wait_for()
    assert violations(page) == []
    phone.close()

    phone = telephone()
    sign_in(page := phone.new_page(), government, OFFICER, second_factor=False)
    asked: list[str] = []
    page.on("request", lambda r: asked.append(f"{r.method} {r.url}") if "/photos/" in r.url else 0)
    page.goto(address)
    page.get_by_text("Photo ajoutée au texte.").wait_for()
    pieces = [one for one in asked if one.startswith("PUT")]
    assert pieces
    assert not any(one.endswith("depuis=0") for one in pieces), "it began again from nothing"
    lines = page.locator("[name=body]").input_value().split("\n\n")
    assert lines[0] == "Le centre de santé rouvre."
    assert re.fullmatch(r"\{\{bloc:[0-9a-f-]{36}\}\}", lines[1])
    assert lines[2] == "Il a 24 lits."
    page.get_by_label("Lieu").focus()
    page.get_by_text("Enregistré", exact=False).first.wait_for()
    page.reload()
    assert page.locator("[data-photo] img").count() == 1
    assert "/media/images/" in page.locator("[data-photo] img").get_attribute("src")
    page.get_by_role("button", name="Envoyer pour approbation").click()
    page.get_by_text("Une autre personne va relire").wait_for()

    window = browser.new_context(viewport=SIZES["pc"], locale="fr-FR")
    approve_and_publish(window, government, title)
    reader = window.new_page()
    reader.goto(f"{government.site('sante')}/communiques/")
    reader.get_by_role("link", name=title).click()
    picture = reader.locator("main figure img")
    assert picture.count() == 1
    assert picture.get_attribute("alt") == SHOWN
    assert picture.evaluate("(e) => e.decode().then(() => e.naturalWidth)") >= 640
    window.close()
    kept = list((government.data / "media" / "original_images").glob(f"{lines[1][7:-2]}*"))
    assert len(kept) == 1
    content = kept[0].read_bytes()
    assert b"Telephone" not in content
    assert max(Image.open(kept[0]).size) == 1600


def test_a_file_that_no_browser_reads_is_refused_on_the_telephone_with_what_to_do(
    window, government
):
    page = window.new_page()
    sign_in(page, government, OFFICER, second_factor=False)
    page.goto(f"{government.origin}/bureau/textes/nouveau/communique/")
    page.get_by_text("Ajouter une photo").first.click()
    page.get_by_label("Photo", exact=True).set_input_files(
        {"name": "IMG_1.HEIC", "mimeType": "image/heic", "buffer": b"\0\0\0\x18ftypheic"}
    )
    page.get_by_label("Ce que montre la photo").fill(SHOWN)
    assert violations(page) == []
    page.get_by_role("button", name="Ajouter", exact=True).click()
    page.get_by_text("Le plus compatible").wait_for()
    page.get_by_role("button", name="Annuler").click()
    page.get_by_text("Le plus compatible").wait_for(state="hidden")
