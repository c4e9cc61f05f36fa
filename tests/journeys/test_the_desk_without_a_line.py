"""An officer writes on a 2G line that is cut: nothing is lost, nothing is there twice."""

import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.axe import violations
from tests.journeys import conftest
from tests.journeys.conftest import PASSWORD, SIZES, a_government, sign_in, wait_for
from tests.journeys.lines import Line
from tests.journeys.telephones import PATIENCE, a_telephone, kept_on_device
from tests.journeys.test_a_photo_on_a_bad_line import SHOWN, a_phone_photo, choose
from tests.journeys.test_publish_and_verify import approve_and_publish
from tests.peers import a_free_port

pytestmark = pytest.mark.journey
OFFICER, COLLEAGUE = "redaction@sante.kounta.example", "redaction@hydraulique.kounta.example"
NEW = "/bureau/textes/nouveau/communique/"
SECOND_GENERATION = {"bits": 50_000, "latency": 0.28}


@pytest.fixture(scope="module")
def far(tmp_path_factory):
    """Return a government at the end of a line, and the line."""
    known = dict(conftest._kept)
    conftest._kept.clear()
    with a_government(tmp_path_factory.mktemp("far")) as served:
        port = a_free_port()
        line = Line(served.port, port)
        process = subprocess.Popen(
            [sys.executable, "-m", "kakaki.config.command", "serve", "--port", str(port)],
            env=served.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(f"{served.origin}/", process)
            yield served, line
        finally:
            line.close()
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=40)
            conftest._kept.clear()
            conftest._kept.update(known)


@pytest.fixture
def line(far) -> Iterator[Line]:
    """Return the line of one test, as fast as the machine until the test says otherwise."""
    _, line = far
    line.bits, line.latency = 0, 0.0
    line.mend()
    yield line
    line.bits, line.latency = 0, 0.0
    line.mend()


@pytest.fixture
def device(browser, screen, tmp_path):
    """Return what opens the same device again after its browser was closed."""
    with a_telephone(browser, tmp_path / "device", screen) as start:
        yield start


def come_in(page: Page, origin: str, email: str = OFFICER) -> None:
    """Sign in, whoever was here before."""
    page.goto(f"{origin}/bureau/")
    if page.locator("input[name=login]").count():
        page.locator("input[name=login]").fill(email)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("main form button.button").first.click()
        page.wait_for_url("**/bureau/**")


def get_ready(context: BrowserContext, origin: str) -> Page:
    """Sign in and open once what is needed without a line."""
    page = context.new_page()
    come_in(page, origin)
    kept_on_device(page)
    page.goto(origin + NEW)
    kept_on_device(page)
    return page


def rows(government, title: str) -> tuple[int, int, int]:
    """Return how many texts have a title, and how many versions, and versions that differ."""
    base = sqlite3.connect(f"file:{government.data / 'kakaki.sqlite3'}?mode=ro", uri=True)
    texts = base.execute(
        "SELECT id FROM wagtailcore_page WHERE draft_title = ?", [title]
    ).fetchall()
    versions = base.execute(
        "SELECT count(*), count(DISTINCT json_extract(content, '$.title') "
        "|| json_extract(content, '$.body') || json_extract(content, '$.place')) "
        "FROM wagtailcore_revision WHERE object_id = ?",
        [str(texts[0][0]) if texts else "0"],
    ).fetchone()
    base.close()
    return len(texts), *versions


def body(page: Page):
    return page.locator("textarea[name=body]")


def state(page: Page):
    return page.locator("[data-draft-state]")


def test_a_text_with_a_photo_written_on_a_line_that_is_cut_is_published_once(
    device, far, line, browser, screen
):
    government, _ = far
    title = f"Bilmari rouvre sans ligne ({screen})"
    page = get_ready(device(), government.origin)
    page.get_by_label("Titre").fill(title)
    body(page).fill("Le centre de santé rouvre.\n\nIl a 24 lits.")
    page.get_by_label("Lieu").focus()
    page.wait_for_url(re.compile(r"/bureau/textes/\d+/"))
    address = page.url
    line.bits, line.latency = SECOND_GENERATION.values()
    body(page).evaluate("(e) => { e.focus(); e.setSelectionRange(12, 12); }")
    choose(page, a_phone_photo())
    page.get_by_text(re.compile(r"envoyée à [1-9]\d? %")).wait_for()
    line.cut()
    page.get_by_text("gardée sur ce téléphone").wait_for()
    page.get_by_label("Lieu").fill("Bilmari")
    page.get_by_label("Lieu").blur()
    expect(state(page)).to_contain_text("sur ce téléphone", ignore_case=True, timeout=PATIENCE)

    page = device().new_page()
    page.goto(f"{government.origin}/bureau/")
    expect(page.locator("[data-texts] .badge")).to_have_text("Sur ce téléphone", timeout=PATIENCE)
    expect(page.locator("[data-texts]")).to_contain_text("1 photo à envoyer")
    assert violations(page) == []
    page.get_by_role("link", name=title).first.click()
    expect(page.get_by_label("Lieu")).to_have_value("Bilmari", timeout=PATIENCE)
    body(page).fill("Le centre de santé rouvre lundi.\n\nIl a 24 lits.")
    expect(state(page)).to_contain_text("sur ce téléphone", ignore_case=True, timeout=PATIENCE)

    line.bits, line.latency = 0, 0.0
    line.mend()
    page = device().new_page()
    come_in(page, government.origin)
    page.goto(address)
    page.get_by_text("Photo ajoutée au texte.").wait_for()
    assert "rouvre lundi" in body(page).input_value()
    page.get_by_label("Lieu").focus()
    expect(state(page)).to_contain_text("Enregistré", timeout=PATIENCE)
    page.get_by_role("button", name="Envoyer pour approbation").click()
    page.get_by_text("Une autre personne va relire").wait_for()
    window = browser.new_context(viewport=SIZES["pc"], locale="fr-FR")
    approve_and_publish(window, government, title)
    reader = window.new_page()
    reader.goto(f"{government.site('sante')}/communiques/")
    reader.get_by_role("link", name=title).click()
    assert reader.locator("main figure img").get_attribute("alt") == SHOWN
    window.close()
    texts, versions, different = rows(government, title)
    assert texts == 1
    assert versions - different <= 1  # Publishing keeps the version that was read once more.
    pictures = list((government.data / "media" / "original_images").glob("*"))
    assert len([one for one in pictures if re.search(r"[0-9a-f-]{36}", one.name)]) >= 1


def test_a_new_text_is_begun_and_taken_up_without_any_line(device, far, line, screen):
    government, _ = far
    title = f"Écrit sans ligne ({screen})"
    get_ready(device(), government.origin)
    line.cut()
    page = device().new_page()
    page.goto(government.origin + NEW)
    page.get_by_label("Titre").fill(title)
    body(page).fill("Un.")
    expect(state(page)).to_contain_text("sur ce téléphone", ignore_case=True, timeout=PATIENCE)
    page = device().new_page()
    page.goto(f"{government.origin}/bureau/rumeurs/")
    assert page.locator("[data-away]").is_visible()
    page.get_by_role("link", name=title).click()
    expect(page.get_by_label("Titre")).to_have_value(title, timeout=PATIENCE)
    body(page).fill("Un, puis deux.")
    expect(state(page)).to_contain_text("sur ce téléphone", ignore_case=True, timeout=PATIENCE)
    line.mend()
    # The session ended with the browser: signed in again, the text goes by itself.
    page = device().new_page()
    come_in(page, government.origin)
    expect(page.locator("[data-texts] .badge")).to_have_text("Envoyé", timeout=PATIENCE)
    texts, versions, different = rows(government, title)
    assert (texts, versions) == (1, different)
    page.goto(f"{government.origin}/bureau/textes/")
    page.get_by_role("link", name=title).last.click()
    expect(body(page)).to_have_value("Un, puis deux.", timeout=PATIENCE)


def test_whoever_leaves_is_asked_and_leaves_nothing_to_the_next(device, far, line, screen):
    government, _ = far
    title = f"Avant de partir ({screen})"
    context = device()
    page = get_ready(context, government.origin)
    line.cut()
    page.get_by_label("Titre").fill(title)
    expect(state(page)).to_contain_text("sur ce téléphone", ignore_case=True, timeout=PATIENCE)
    page.goto(f"{government.origin}/bureau/")
    page.locator(".menu summary").click()
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page.locator("#leaving li")).to_have_text(title)
    assert violations(page) == []
    page.get_by_role("button", name="Envoyer d’abord").click()
    expect(page.locator("#leaving [data-state]")).to_contain_text("Tout n’est pas parti")
    line.mend()
    page.get_by_role("button", name="Envoyer d’abord").click()
    page.wait_for_url(lambda url: "/bureau/" not in url)
    assert rows(government, title)[0] == 1
    line.cut()
    page.goto("about:blank")
    with pytest.raises(Exception, match="net::ERR_"):
        page.goto(f"{government.origin}/bureau/")
    assert context.new_page().evaluate("1") == 1


def test_another_persons_text_is_neither_shown_nor_sent(device, far, line, screen):
    government, _ = far
    title = f"Pas le vôtre ({screen})"
    page = get_ready(device(), government.origin)
    line.cut()
    page.get_by_label("Titre").fill(title)
    expect(state(page)).to_contain_text("sur ce téléphone", ignore_case=True, timeout=PATIENCE)
    line.mend()
    page = device().new_page()
    come_in(page, government.origin, COLLEAGUE)
    kept_on_device(page)
    page.wait_for_timeout(2000)
    assert page.get_by_text(title).count() == 0
    assert rows(government, title)[0] == 0
    line.cut()
    page.goto(f"{government.origin}{NEW}")
    assert page.locator("#editor").count() == 0, "the form of the one before is still readable"
    line.mend()
    page = device().new_page()
    come_in(page, government.origin)
    expect(page.locator("[data-texts] .badge")).to_have_text("Envoyé", timeout=PATIENCE)
    assert rows(government, title)[0] == 1


def test_two_devices_and_one_conflict_lose_neither_text(device, far, line, browser, screen):
    government, _ = far
    title = f"Deux appareils ({screen})"
    page = get_ready(device(), government.origin)
    page.get_by_label("Titre").fill(title)
    body(page).fill("Le même début.")
    page.get_by_label("Lieu").focus()
    page.wait_for_url(re.compile(r"/bureau/textes/\d+/"))
    expect(state(page)).to_contain_text("Enregistré", timeout=PATIENCE)
    address = page.url
    line.cut()
    body(page).fill("Celui du téléphone.")
    expect(state(page)).to_contain_text("sur ce téléphone", ignore_case=True, timeout=PATIENCE)
    # Closed, this device sends nothing while the colleague signs in.
    page.context.close()
    line.mend()
    other = browser.new_context(viewport=SIZES["pc"], locale="fr-FR")
    second = other.new_page()
    sign_in(second, government, "validation@sante.kounta.example", second_factor=True)
    second.goto(address)
    body(second).fill("Celui de la collègue.")
    body(second).blur()
    expect(state(second)).to_contain_text("Enregistré", timeout=PATIENCE)
    other.close()
    page = device().new_page()
    come_in(page, government.origin)
    expect(page.locator("[data-texts] .badge")).to_have_text("En conflit", timeout=PATIENCE)
    page.get_by_role("link", name=title).first.click()
    page.get_by_role("button", name="Comparer les deux").click()
    expect(page.locator("h1")).to_contain_text("Quelqu’un d’autre")
    expect(page.locator(".two section").first).to_contain_text("collègue")
    expect(page.locator(".two section").last).to_contain_text("téléphone")
    assert violations(page) == []
    body(page).fill("Celui de la collègue. Celui du téléphone.")
    page.get_by_role("button", name="Enregistrer ma version").click()
    # The choice is made at the address of the text: only its form tells that it was left.
    expect(page.locator("[data-settles]")).to_have_count(0, timeout=PATIENCE)
    page.wait_for_url(address)
    expect(body(page)).to_have_value("Celui de la collègue. Celui du téléphone.", timeout=PATIENCE)
    page.goto(f"{government.origin}/bureau/textes/")
    expect(page.locator("[data-texts] .badge-bad")).to_have_count(0)
    page.goto(f"{address}histoire/")
    expect(page.locator("main")).to_contain_text("téléphone")
    assert rows(government, title)[0] == 1
