"""From the letter of invitation to the desk, with a second factor, in a real browser."""

import base64
import hmac
import re
import struct
import time
from collections.abc import Iterator
from email import message_from_bytes, policy
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.axe import violations
from tests.journeys.conftest import SIZES, Government, sign_in

pytestmark = pytest.mark.journey
HEAD = "responsable@sante.kounta.example"
PASSWORD = "un puits neuf à Bilmari"
ENGLISH = re.compile(
    r"\b(the|your|you|please|password|(?<!google )authenticator|security key|recovery|enter|this)\b",
    re.I,
)
_numbers = count(1)


@pytest.fixture
def stranger(browser: Browser, screen: str) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=SIZES[screen], locale="fr-FR")
    context.set_default_timeout(60_000)
    yield context
    context.close()


@pytest.fixture
def pictures(tmp_path: Path, screen: str) -> Path:
    folder = tmp_path / screen
    folder.mkdir()
    return folder


def letters_to(government: Government, email: str) -> list[str]:
    """Return the letters that somebody received, oldest first."""
    found = []
    for path in sorted((government.data / "mail").iterdir(), key=lambda p: p.stat().st_mtime_ns):
        # Django parts the letters of one file by a line of dashes.
        for part in re.split(rb"\n-{79}\n", path.read_bytes()):
            letter = message_from_bytes(part.strip(), policy=policy.default)
            if letter["To"] == email:
                found.append(f"{letter['Subject']}\n{letter.get_content()}")
    return found


def await_letter(page: Page, government: Government, email: str, subject: str) -> str:
    """Return a letter that the worker sends, however busy the machine."""
    for _ in range(240):
        for letter in letters_to(government, email):
            if letter.startswith(subject):
                return letter
        page.wait_for_timeout(500)
    raise LookupError(subject)


def link_in(letter: str) -> str:
    return re.search(r"http://\S+/comptes/\S+", letter)[0]


def code_of(secret: str, periods_ahead: int = 0) -> str:
    """Return the six digits of a telephone, RFC 6238."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    step = struct.pack(">Q", int(time.time()) // 30 + periods_ahead)
    digest = hmac.digest(key, step, "sha1")
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def look(page: Page, pictures: Path, name: str) -> None:
    """Keep a picture of a page, and find no fault in it: axe, width, targets, English."""
    page.screenshot(path=pictures / f"{next(_numbers):02d}-{name}.png", full_page=True)
    assert violations(page) == [], name
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name}: too wide"
    small = "[...document.querySelectorAll('.button')].filter(e => e.offsetHeight && e.offsetHeight < 44)"
    assert page.evaluate(f"{small}.map(e => e.textContent)") == [], name
    words = page.evaluate("document.title + ' ' + document.body.innerText")
    assert ENGLISH.findall(words) == [], f"{name}: {words}"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def give_password(page: Page, government: Government, email: str) -> None:
    page.goto(f"{government.origin}/comptes/login/")
    page.get_by_label("Adresse électronique").fill(email)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    press(page, "Se connecter")


def sign_out(page: Page, government: Government) -> None:
    page.goto(f"{government.origin}/comptes/logout/")
    press(page, "Se déconnecter")
    page.wait_for_url("**/comptes/login/**")


def invite(window: BrowserContext, government: Government, email: str) -> str:
    """Have the head invite a validateur; return the link of the letter."""
    page = window.new_page()
    sign_in(page, government, HEAD, second_factor=True)
    page.goto(f"{government.origin}/bureau/equipe/inviter/")
    page.get_by_label("Prénom").fill("Zeïnabou")
    page.get_by_label("Nom", exact=True).fill("Karidio")
    page.get_by_label("Adresse électronique").fill(email)
    page.get_by_label("Rôle").select_option("validateur")
    press(page, "Envoyer l’invitation")
    page.get_by_text(f"Invitation envoyée à {email}").wait_for()
    page.close()
    return link_in(letters_to(government, email)[-1])


@pytest.fixture
def newcomer(
    window: BrowserContext, stranger: BrowserContext, government: Government, pictures: Path
) -> tuple[Page, str]:
    """Return somebody just invited, signed in by password and led to the second factor."""
    email = f"zeinabou{time.monotonic_ns()}@sante.kounta.example"
    link = invite(window, government, email)
    page = stranger.new_page()
    page.goto(link)
    look(page, pictures, "welcome")
    page.get_by_label("Nouveau mot de passe").fill(PASSWORD)
    page.get_by_label("Le même").fill(PASSWORD)
    press(page, "Enregistrer")
    page.wait_for_url("**/comptes/login/")
    look(page, pictures, "door")
    give_password(page, government, email)
    page.wait_for_url("**/comptes/2fa/")
    return page, email


def add_application(page: Page) -> str:
    """Set the application of codes; return its secret."""
    page.get_by_role("link", name="Ajouter l’application").click()
    page.get_by_text("Je ne peux pas viser").click()
    secret = page.locator("details code").inner_text()
    page.get_by_label("Code").fill(code_of(secret))
    press(page, "Continuer")
    page.wait_for_url("**/recovery-codes/")
    return secret


def test_a_validateur_goes_from_the_letter_to_the_desk(newcomer, government, pictures):
    page, email = newcomer
    look(page, pictures, "choose")
    for address in ("/bureau/", "/bureau/redaction/", "/bureau/moi/", "/wagtail/"):
        page.goto(government.origin + address)
        assert "/comptes/2fa/" in page.url, address
    page.get_by_role("link", name="Ajouter l’application").click()
    look(page, pictures, "application")
    page.go_back()
    add_application(page)
    look(page, pictures, "recovery-codes")
    codes = page.locator(".codes code").all_inner_texts()
    assert len(set(codes)) == 10

    page.emulate_media(media="print")
    assert page.locator(".codes code").first.is_visible()
    assert not page.get_by_role("button", name="Imprimer").is_visible()
    page.emulate_media(media="screen")
    page.reload()
    look(page, pictures, "recovery-codes-once")
    assert codes[0] not in page.content()

    page.goto(f"{government.origin}/bureau/")
    page.get_by_role("heading", name="Que voulez-vous faire ?").wait_for()
    assert "Une application de codes protège" in letters_to(government, email)[-1]

    sign_out(page, government)
    give_password(page, government, email)
    look(page, pictures, "second-factor")
    page.get_by_label("Code").fill(codes[0])
    press(page, "Continuer")
    page.wait_for_url("**/bureau/")
    sign_out(page, government)
    give_password(page, government, email)
    page.get_by_label("Code").fill(codes[0])
    press(page, "Continuer")
    page.get_by_text("Ce code n’est pas juste").wait_for()
    look(page, pictures, "code-refused")


def test_a_passkey_opens_the_desk_and_a_silent_one_says_so(newcomer, government, pictures):
    page, email = newcomer
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    made = cdp.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    page.get_by_role("link", name="Ajouter une clé").click()
    look(page, pictures, "new-key")
    press(page, "Ajouter")
    page.wait_for_url("**/recovery-codes/")
    page.goto(f"{government.origin}/comptes/2fa/webauthn/")
    look(page, pictures, "keys")
    page.get_by_role("link", name="Renommer").click()
    look(page, pictures, "key-name")
    page.get_by_label("Nom").fill("Clé bleue")
    press(page, "Enregistrer")
    page.get_by_text("Clé bleue").first.wait_for()
    page.get_by_role("link", name="Retirer").click()
    page.wait_for_url("**/reauthenticate/**")
    page.get_by_role("link", name="Utiliser ma clé d’accès").click()
    look(page, pictures, "key-again")
    press(page, "Utiliser ma clé d’accès")
    page.wait_for_url("**/remove/")
    look(page, pictures, "key-remove")
    page.goto(f"{government.origin}/bureau/")
    page.get_by_role("heading", name="Que voulez-vous faire ?").wait_for()

    sign_out(page, government)
    press(page, "Se connecter avec une clé d’accès")
    page.wait_for_url("**/bureau/")
    sign_out(page, government)
    give_password(page, government, email)
    press(page, "Utiliser ma clé d’accès")
    page.wait_for_url("**/bureau/")

    sign_out(page, government)
    cdp.send(
        "WebAuthn.setUserVerified",
        {"authenticatorId": made["authenticatorId"], "isUserVerified": False},
    )
    press(page, "Se connecter avec une clé d’accès")
    page.get_by_text("La clé d’accès n’a pas répondu").wait_for()
    look(page, pictures, "key-silent")


def test_whoever_lost_their_telephone_is_helped_by_their_head(
    newcomer, window, government, pictures
):
    page, email = newcomer
    add_application(page)
    page.goto(f"{government.origin}/bureau/")
    elsewhere = page.context.cookies()
    page.context.clear_cookies()
    page.goto(f"{government.origin}/comptes/secours/")
    look(page, pictures, "lost-unknown")
    give_password(page, government, email)
    page.get_by_role("link", name="J’ai perdu mon téléphone").click()
    look(page, pictures, "lost")
    press(page, "Demander de l’aide")
    page.get_by_role("heading", name="Votre responsable est prévenu").wait_for()
    look(page, pictures, "lost-told")

    head = window.new_page()
    sign_in(head, government, HEAD, second_factor=True)
    head.goto(f"{government.origin}/bureau/")
    expect(head.get_by_text("Seconds facteurs perdus")).to_be_visible()
    head.goto(f"{government.origin}/bureau/equipe/inviter/")
    look(head, pictures, "invite")
    head.goto(f"{government.origin}/bureau/equipe/")
    look(head, pictures, "team")
    head.get_by_role("link", name=re.compile(email)).click()
    look(head, pictures, "call")
    head.get_by_label("Comment l’avez-vous reconnue ?").fill("Appelée à son bureau.")
    press(head, "Retirer son second facteur")
    head.get_by_text("Appelez d’abord la personne").wait_for()
    look(head, pictures, "call-not-heard")
    head.get_by_label("Je lui ai parlé de vive voix").check()
    press(head, "Retirer son second facteur")
    head.get_by_text("Second facteur retiré.").wait_for()
    head.goto(f"{government.origin}/bureau/journal/")
    expect(head.get_by_text("Appelée à son bureau.").first).to_be_visible()
    look(head, pictures, "journal")
    head.get_by_text("Chercher", exact=True).first.click()
    head.get_by_label("Action").select_option("accounts.second_factor_removed")
    press(head, "Chercher")
    head.get_by_role("link", name="Tout montrer").wait_for()
    look(head, pictures, "journal-search")

    assert "Votre second facteur a été retiré" in letters_to(government, email)[-1]
    page.context.clear_cookies()
    page.context.add_cookies(elsewhere)
    page.goto(f"{government.origin}/bureau/")
    page.wait_for_url("**/comptes/login/**")
    give_password(page, government, email)
    page.wait_for_url("**/comptes/2fa/")
    add_application(page)


def test_every_page_of_one_s_account_is_in_french_and_in_the_house_s_looks(
    newcomer, government, pictures
):
    page, email = newcomer
    origin = f"{government.origin}/comptes"
    secret = add_application(page)
    for name, address in {
        "protected": "/2fa/",
        "keys-none": "/2fa/webauthn/",
        "password": "/password/change/",
        "password-again": "/reauthenticate/",
        "code-again": "/2fa/reauthenticate/",
        "leave": "/logout/",
        "inactive": "/inactive/",
    }.items():
        page.goto(origin + address)
        assert page.url == origin + address
        look(page, pictures, name)
    page.goto(f"{government.origin}/bureau/moi/")
    look(page, pictures, "me")

    # What takes a protection away asks for the password again, once in a quarter of an hour.
    page.goto(f"{origin}/2fa/totp/deactivate/")
    page.wait_for_url("**/reauthenticate/**")
    look(page, pictures, "is-it-you")
    page.get_by_label("Mot de passe").fill(PASSWORD)
    press(page, "Continuer")
    page.wait_for_url("**/totp/deactivate/")
    look(page, pictures, "totp-remove")
    page.goto(f"{origin}/2fa/recovery-codes/generate/")
    look(page, pictures, "codes-again")

    sign_out(page, government)
    page.goto(f"{origin}/password/reset/")
    look(page, pictures, "forgotten")
    page.get_by_label("Adresse électronique").fill(email)
    press(page, "Recevoir la lettre")
    page.get_by_role("heading", name="Regardez votre courrier").wait_for()
    look(page, pictures, "forgotten-told")
    link = link_in(await_letter(page, government, email, "Choisir un nouveau mot de passe"))
    page.goto(link)
    look(page, pictures, "new-password")
    page.get_by_label("Nouveau mot de passe").fill("court")
    page.get_by_label("Le même").fill("court")
    press(page, "Enregistrer")
    look(page, pictures, "new-password-refused")
    page.get_by_label("Nouveau mot de passe").fill(PASSWORD)
    page.get_by_label("Le même").fill(PASSWORD)
    press(page, "Enregistrer")
    page.get_by_role("heading", name="Vous pouvez vous connecter").wait_for()
    look(page, pictures, "new-password-kept")
    page.goto(link)
    look(page, pictures, "link-dead")

    give_password(page, government, email)
    page.get_by_label("Code").fill(code_of(secret, 1))
    press(page, "Continuer")
    page.wait_for_url("**/bureau/")
    sign_out(page, government)
    for _ in range(9):
        page.goto(f"{origin}/login/")
        page.get_by_label("Adresse électronique").fill(email)
        page.get_by_label("Mot de passe").fill("faux")
        press(page, "Se connecter")
    page.get_by_role("heading", name="Trop d’essais").wait_for()
    look(page, pictures, "locked-out")
    give_password(page, government, email)
    page.get_by_role("heading", name="Trop d’essais").wait_for()
