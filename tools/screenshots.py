"""Take pictures of every screen of a demonstration government, on a phone and on a PC.

    python -m tools.screenshots FOLDER [--only NAME …]   every screen: phone, PC, phone by night
    python -m tools.screenshots --docs                   the few pictures that the first pages show

A person looks at them: a screen that nobody looked at is not done.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.served import CHROMIUM, FLAGS, PASSWORD, Government, a_government
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, sync_playwright

ROOT = Path(__file__).parents[1]
SIZES = {
    "telephone": (360, 740, "light"),
    "pc": (1280, 900, "light"),
    "nuit": (360, 740, "dark"),
}
OFFICER, HEAD = "redaction@sante.kounta.example", "responsable@sante.kounta.example"
CABINET, OPERATOR = "cabinet@kounta.example", "operateur@kounta.example"
COLOURS = 128  # Enough for flat pages, at a third of the bytes.


@dataclass(frozen=True)
class Screen:
    """A screen: what its picture is called, its address, and who looks at it."""

    name: str
    path: str
    who: str = ""
    site: str = ""


PUBLIC = (
    Screen("portail", "/"),
    Screen("site", "/", site="sante"),
    Screen("rubrique", "/communiques/", site="sante"),
    Screen("recherche", "/recherche/"),
    Screen("recherche-trouve", "/recherche/?q=enfant", site="sante"),
    Screen("recherche-gouvernement", "/recherche/?q=vacination"),
    Screen("recherche-precis", "/recherche/?q=vacc", site="sante"),
    Screen("recherche-rien", "/recherche/?q=chameau+bleu", site="sante"),
    Screen("mentions-legales", "/mentions-legales/", site="sante"),
    Screen("verifier", "/verifier/"),
    Screen("journal-public", "/journal/"),
    Screen("signaler", "/signaler/"),
    Screen("signaler-hausa", "/signaler/?langue=ha"),
    Screen("abonnement", "/abonnement/"),
    Screen("connexion", "/comptes/login/"),
    Screen("hors-ligne", "/hors-ligne/", site="sante"),
    Screen("introuvable", "/cette-page-n-existe-pas/"),
)
DESK = (
    Screen("bureau", "/bureau/", HEAD),
    Screen("bureau-redaction", "/bureau/", OFFICER),
    Screen("textes", "/bureau/textes/", HEAD),
    Screen("approbations", "/bureau/textes/approbations/", HEAD),
    Screen("qui-approuve", "/bureau/textes/regles/", HEAD),
    Screen("remarques", "/bureau/textes/remarques/", OFFICER),
    Screen("corbeille", "/bureau/textes/corbeille/", OFFICER),
    Screen("nouveau", "/bureau/textes/nouveau/communique/", OFFICER),
    Screen("choisir", "/bureau/textes/nouveau/", OFFICER),
    Screen("nouvelle-demarche", "/bureau/textes/nouveau/service/", OFFICER),
    Screen("nouvel-appel-d-offres", "/bureau/textes/nouveau/tender/", OFFICER),
    Screen("rumeurs", "/bureau/rumeurs/", HEAD),
    Screen("sources", "/bureau/rumeurs/flux/", HEAD),
    Screen("donner-fichier", "/bureau/rumeurs/fichiers/", HEAD),
    Screen("lignes", "/bureau/rumeurs/lignes/", HEAD),
    Screen("nouvelle-ligne", "/bureau/rumeurs/lignes/?kind=whatsapp", HEAD),
    Screen("verifications", "/bureau/rumeurs/verifications/", HEAD),
    Screen("envois", "/bureau/envois/", HEAD),
    Screen("canaux", "/bureau/canaux/", HEAD),
    Screen("a-revoir", "/bureau/a-revoir/", HEAD),
    Screen("a-revoir-cabinet", "/bureau/a-revoir/", CABINET),
    Screen("dossiers", "/bureau/dossiers/", HEAD),
    Screen("sujets", "/bureau/sujets/", HEAD),
    Screen("vocabulaire", "/bureau/vocabulaire/", HEAD),
    Screen("sur-ce-telephone", "/bureau/sur-ce-telephone/", OFFICER),
    Screen("visites", "/bureau/visites/", HEAD),
    Screen("langues", "/bureau/langues/", HEAD),
    Screen("equipe", "/bureau/equipe/", HEAD),
    Screen("journal-des-actions", "/bureau/journal/", HEAD),
    Screen("ouvrir-un-ministere", "/bureau/ministeres/ouvrir/", CABINET),
    Screen("bureau-cabinet", "/bureau/", CABINET),
    Screen("sante-de-la-machine", "/bureau/sante/", CABINET),
    Screen("sauvegardes", "/bureau/sauvegardes/", OPERATOR),
)


def texts_of(government: Government) -> Iterator[Screen]:
    """Yield the public page of every text of the demonstration, one a section at least."""
    for site in ("sante", "education", "hydraulique", "commerce"):
        shown = government.read(f"{government.site(site)}/sitemap.xml")
        for number, address in enumerate(re.findall(r"<loc>([^<]+)</loc>", shown)):
            path = re.sub(r"^https?://[^/]+", "", address)
            if path.count("/") > 2:
                name = f"{site}-{number:02d}-{path.strip('/').split('/')[0]}"
                yield Screen(name, path, site=site)


def cookies_of(browser: Browser, government: Government, email: str) -> list[dict[str, object]]:
    """Sign somebody in as a person would, and return the cookies."""
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    page.goto(f"{government.origin}/bureau/")
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button.button").first.click()
    page.wait_for_load_state()
    if page.locator("input[name=code]").count():
        codes = government.kakaki("demo", "--codes").splitlines()
        code = next(line.split()[-1] for line in codes if email in line)
        page.locator("input[name=code]").fill(code)
        page.locator("main form button.button").first.click()
    page.wait_for_url("**/bureau/**")
    found = context.cookies()
    context.close()
    return found  # type: ignore[return-value]  # Playwright types its cookies narrowly.


def keep(picture: bytes, file: Path) -> None:
    """Write a picture with few colours, which pages of text do not miss."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


def shoot(context: BrowserContext, government: Government, screen: Screen, file: Path) -> None:
    """Take one picture of a whole screen; raise AssertionError when it scrolls sideways."""
    page = context.new_page()
    origin = government.site(screen.site) if screen.site else government.origin
    page.goto(origin + screen.path)
    page.wait_for_timeout(400)
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    keep(page.screenshot(full_page=True), file)
    page.close()
    print(f"{file.name}{' — défile de côté !' if wide else ''}")


def every_screen(browser: Browser, government: Government, folder: Path, only: list[str]) -> None:
    """Take every screen, or those named, at both sizes, and by night on the phone."""
    folder.mkdir(parents=True, exist_ok=True)
    screens = [
        screen
        for screen in (*PUBLIC, *texts_of(government), *DESK)
        if not only or any(part in screen.name for part in only)
    ]
    people = {screen.who for screen in screens if screen.who}
    cookies = {email: cookies_of(browser, government, email) for email in sorted(people)}
    for size, (width, height, colours) in SIZES.items():
        for screen in screens:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                locale="fr-FR",
                color_scheme=colours,  # type: ignore[arg-type]  # One of Playwright's words.
            )
            if screen.who:
                context.add_cookies(cookies[screen.who])  # type: ignore[arg-type]
            shoot(context, government, screen, folder / f"{size}-{screen.name}.png")
            context.close()


def pictures_of_the_docs(browser: Browser, government: Government) -> None:
    """Take the pictures that README and LISEZMOI show."""
    folder = ROOT / "docs" / "images"
    folder.mkdir(exist_ok=True)
    wanted = (
        ("bureau", DESK[0], "pc"),
        ("site", PUBLIC[1], "pc"),
        ("verifier", PUBLIC[4], "telephone"),
    )
    for name, screen, size in wanted:
        width, height, _ = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, locale="fr-FR")
        if screen.who:
            context.add_cookies(cookies_of(browser, government, screen.who))  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(
            (government.site(screen.site) if screen.site else government.origin) + screen.path
        )
        page.wait_for_timeout(400)
        keep(page.screenshot(), folder / f"{name}.png")
        context.close()
        print(folder / f"{name}.png")


def main() -> int:
    """Open a demonstration, take the pictures, close it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, help="where the pictures go")
    parser.add_argument("--docs", action="store_true", help="only those of the first pages")
    parser.add_argument("--only", nargs="+", default=[], help="parts of the names wanted")
    asked = parser.parse_args()
    if not asked.docs and asked.folder is None:
        parser.error("name a folder, or --docs")
    with a_government() as government, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        if asked.docs:
            pictures_of_the_docs(browser, government)
        else:
            every_screen(browser, government, asked.folder, asked.only)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
