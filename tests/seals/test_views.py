"""The public counter answers whatever it is given, in plain French, and never breaks."""

import json
import re
from dataclasses import replace
from hashlib import sha256

import cbor2
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from tests.seals.conftest import seal
from tests.seals.paper import by_messenger, photo_of, printed, sent
from tests.seals.samples import UNRELATED, VACCINE, WATER, pasted
from tests.seals.test_pdf import LOCKED, of_pages
from tests.seals.test_pictures import a_bomb
from tests.seals.test_verification import address, imitations
from tests.ui.test_weight_and_access import SIZES, faults, read_in_a_browser

from kakaki.seals import services, views
from kakaki.seals.models import LogEntry

BROWSER = {"HTTP_HOST": "localhost:8000"}


@pytest.fixture
def citizen() -> Client:
    """Return a browser that keeps no cookie and sends no token, as many phones do."""
    return Client(enforce_csrf_checks=True, **BROWSER)


def ask(citizen: Client, text: str = "", file: bytes | None = None, name: str = "photo.jpg"):
    given: dict[str, object] = {"text": text}
    if file is not None:
        given["file"] = SimpleUploadedFile(name, file)
    return citizen.post(reverse("seals:counter"), given)


def heading(answer) -> str:
    found = re.search(r"<h1>(.*?)</h1>", answer.content.decode(), re.DOTALL)
    return re.sub(r"<[^>]+>|[✓≠↻?✗…]", "", found[1]).strip()


def alert(answer) -> str:
    found = re.search(r'role="alert"[^>]*>(.*?)</div>', answer.content.decode(), re.DOTALL)
    return found[1] if found else ""


def test_the_counter_says_since_when_its_register_is_kept(citizen, vaccine):
    page = citizen.get(reverse("seals:counter")).content.decode()
    assert "Le registre contient 1 texte, depuis le" in page
    assert "inconnu, sans être faux" in page


def test_the_counter_answers_each_case_by_its_own_words(citizen, ministry, vaccine, water):
    mended = seal(ministry, WATER, "mended")
    services.replace(reference=water.reference, by_reference=mended.reference, actor_id=None)
    heir = reverse("seals:verify", args=[mended.reference])
    assert heir in ask(citizen, water.reference).content.decode()
    other = f"{UNRELATED}\n{vaccine.display_reference}"
    cases = {
        vaccine.reference: "Authentique",
        pasted(VACCINE): "Authentique",
        pasted(VACCINE).replace("12 500", "12 300"): "Modifié",
        water.reference: "Remplacé ou retiré",
        other: "Vrai sceau sur un autre texte",
        UNRELATED: "Inconnu",
        "Bonjour": "Illisible",
        f"{vaccine.reference[:7]}U": "Illisible",
        **dict.fromkeys(imitations(vaccine).values(), "Sceau imité"),
    }
    for given, words in cases.items():
        answer = ask(citizen, given)
        assert (answer.status_code, heading(answer)) == (200, words), given[:60]
        assert not answer.cookies


def test_an_altered_text_is_shown_beside_the_official_one(citizen, vaccine):
    page = ask(citizen, pasted(VACCINE).replace("12 500", "12 300")).content.decode()
    table = re.search(r"<tbody>(.*?)</tbody>", page, re.DOTALL)[1]
    assert re.search(r"<ins>12.500</ins>", table)
    assert re.search(r"<del>12.300</del>", table)


def test_a_withdrawn_text_says_why(citizen, vaccine):
    services.withdraw(reference=vaccine.reference, reason="Campagne annulée.", actor_id=None)
    assert "Campagne annulée." in ask(citizen, vaccine.reference).content.decode()


def test_what_was_pasted_is_never_run_as_markup(citizen, vaccine):
    script = "<script>alert(1)</script>"
    answer = ask(citizen, pasted(VACCINE).replace("gratuite", script))
    assert heading(answer) == "Modifié"
    assert script not in answer.content.decode()
    assert "&lt;script&gt;" in answer.content.decode()


def test_a_photo_and_a_pdf_are_answered(citizen, vaccine):
    paper = printed(VACCINE, vaccine.reference)
    for file in (by_messenger(photo_of(paper)), paper):
        answer = ask(citizen, file=file)
        assert answer.status_code == 200
        assert VACCINE.title in answer.content.decode()


def moving() -> bytes:
    frames = [Image.new("1", (4, 4), number % 2) for number in range(10_000)]
    return sent(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=20)


SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><image href='http://localhost/secret'/></svg>"
HOSTILE = {
    "a bomb": (a_bomb, "bombe.png", "trop grande"),
    "a picture cut short": (
        lambda: sent(Image.effect_noise((500, 500), 90).convert("RGB"), "JPEG")[:9000],
        "photo.jpg",
        "abîmée ou incomplète",
    ),
    "twenty megabytes": (lambda: b"\xff\xd8\xff" + bytes(20_000_000), "photo.jpg", "10 Mo au plus"),
    "a closed pdf": (lambda: LOCKED, "texte.pdf", "mot de passe"),
    "five hundred pages": (lambda: of_pages(500), "texte.pdf", "500 pages"),
    "a broken pdf": (lambda: b"%PDF-1.7 rien", "texte.pdf", "ne peut pas être lu"),
    "a drawing that leads elsewhere": (lambda: SVG, "image.svg", "pas vérifié ici"),
    "ten thousand pictures": (moving, "image.gif", "capture d’écran"),
    "nothing": (lambda: b"", "photo.jpg", "vide"),
    "blanks": (lambda: b"  \n ", "texte.txt", "est vide"),
    "a program": (lambda: bytes(range(256)) * 40, "texte.txt", "pas vérifié ici"),
    "a word processor's file": (
        lambda: b"PK\x03\x04" + bytes(200),
        "lettre.docx",
        "pas vérifié ici",
    ),
    "utf-16 without its mark": (
        lambda: pasted(VACCINE).encode("utf-16-le"),
        "texte.txt",
        "pas vérifié ici",
    ),
}


@pytest.mark.parametrize(("made", "name", "said"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_gets_a_clear_sentence(citizen, db, made, name, said):
    answer = ask(citizen, file=made(), name=name)
    assert answer.status_code == 422
    assert said in answer.content.decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_a_text_file_is_read_in_whatever_encoding_it_was_written(citizen, vaccine, encoding):
    text = pasted(VACCINE).replace("’", "'").replace("œ", "oe")
    answer = ask(citizen, file=text.encode(encoding), name="texte.txt")
    assert heading(answer) == "Authentique"


def test_a_text_named_as_a_pdf_is_read_as_the_text_it_is(citizen, vaccine):
    answer = ask(citizen, file=pasted(VACCINE).encode(), name="communique.pdf")
    assert heading(answer) == "Authentique"


@pytest.mark.parametrize(
    "body", [b"text=%FF%FE%00a", b"text=%ED%A0%80+un+deux+trois", b"text=a%00b+c+d"]
)
def test_bytes_that_are_no_text_are_answered(citizen, db, body):
    form = "application/x-www-form-urlencoded"
    answer = citizen.post(reverse("seals:counter"), body, content_type=form)
    assert answer.status_code in {200, 422}


def test_too_long_a_text_is_refused_in_plain_words(citizen, db):
    answer = ask(citizen, "mot " * 20_000)
    assert answer.status_code == 422
    assert "60000" in answer.content.decode().replace("\u202f", "").replace("\xa0", "")


def test_nothing_given_asks_for_something(citizen, db):
    answer = ask(citizen, "   ")
    assert answer.status_code == 422
    assert "Donnez une référence" in alert(answer)


def test_the_address_of_a_reference_answers_and_is_missing_for_an_unknown_one(citizen, vaccine):
    assert heading(citizen.get(reverse("seals:verify", args=[vaccine.reference]))) == "Authentique"
    unknown = citizen.get(reverse("seals:verify", args=["00000000"]))
    assert (unknown.status_code, heading(unknown)) == (404, "Inconnu")
    mistyped = citizen.get(reverse("seals:verify", args=["00000001"]))
    assert (mistyped.status_code, heading(mistyped)) == (404, "Illisible")
    assert "faute de frappe" in mistyped.content.decode()


def test_a_scanned_seal_is_sent_by_the_page_itself_and_answered(citizen, vaccine):
    assert citizen.get("/v").status_code == 200
    answer = citizen.post(reverse("seals:seal"), {"seal": vaccine.qr_url})
    assert heading(answer) == "Authentique"
    elsewhere = address(vaccine.cose, "https://kounta.ailleurs.example")
    answer = citizen.post(reverse("seals:seal"), {"seal": elsewhere})
    assert heading(answer) == "Sceau imité"
    assert elsewhere not in answer.content.decode()


def test_programs_get_the_same_answer_as_data(citizen, vaccine):
    def post(body: object) -> tuple[int, dict]:
        body = body if isinstance(body, bytes | str) else json.dumps(body)
        answer = citizen.post(reverse("seals:api"), body, content_type="application/json")
        return answer.status_code, answer.json()

    status, data = post({"text": pasted(VACCINE).replace("12 500", "12 300")})
    assert (status, data["verdict"], data["reference"]) == (200, "altered", vaccine.reference)
    assert (data["issuer"], data["date"]) == (VACCINE.issuer, "2026-05-12")
    assert set(data["differences"][0]) == {"official", "received"}
    assert post({"text": "\ud800 un deux trois quatre"})[0] == 200
    bad = (b"\xff\xfe", "[]", "null", '{"text": 3}', '{"text": " "}', "{", '"text"', "[" * 5000)
    for body in bad:
        status, data = post(body)
        assert status == 400, body
        assert data["advice"].endswith(".")


def test_a_counter_that_is_only_read_refuses_to_be_written(citizen, db):
    assert citizen.put(reverse("seals:counter")).status_code == 405
    assert citizen.get(reverse("seals:seal")).status_code == 405
    assert citizen.get(reverse("seals:api")).status_code == 405
    browser = Client(**BROWSER)
    assert browser.post(reverse("seals:log_lines")).status_code == 405
    assert browser.post(reverse("seals:journal")).status_code == 405


def test_anybody_may_copy_the_whole_log_and_check_it_alone(citizen, vaccine, water):
    services.withdraw(reference=water.reference, reason="Travaux annulés.", actor_id=None)
    answer = citizen.get(reverse("seals:log_lines"))
    assert "Link" not in answer
    lines = [json.loads(line) for line in answer.content.splitlines()]
    assert [line["event"] for line in lines] == ["key-add", "publish", "publish", "withdraw"]
    previous = bytes(32)
    for line in lines:
        leaf = bytes.fromhex(line["leaf"])
        assert cbor2.loads(leaf).get(7, bytes(32)) == previous
        previous = sha256(b"\x00" + leaf).digest()
        assert previous.hex() == line["leaf_hash"]
    page = citizen.get(reverse("seals:journal")).content.decode()
    assert "Travaux annulés." in page
    assert VACCINE.issuer in page
    # A reference is written with its dash wherever a person reads it.
    assert f">{water.display_reference}</a>" in page
    assert f">{water.reference}<" not in page


def test_the_log_is_given_by_pages_that_name_the_next_one(citizen, vaccine, water, monkeypatch):
    monkeypatch.setattr(views, "LINES_A_PAGE", 2)
    address, indexes = reverse("seals:log_lines"), []
    while address:
        answer = citizen.get(address)
        lines = [json.loads(line) for line in answer.content.splitlines()]
        assert len(lines) <= 2
        indexes += [line["index"] for line in lines]
        address = answer["Link"].partition(">")[0][1:] if "Link" in answer else ""
    assert indexes == list(range(LogEntry.objects.count()))
    page = citizen.get(reverse("seals:journal")).content.decode()
    assert "lignes 0 à 1" in page
    assert citizen.get(reverse("seals:log_lines"), {"depuis": "999999999"}).content == b""


@pytest.mark.parametrize("typed", ["-1", "x", "", "²", "٣", "1.5", "9" * 30])
def test_a_page_of_the_log_that_cannot_be_is_refused_in_plain_words(citizen, db, typed):
    answer = citizen.get(reverse("seals:log_lines"), {"depuis": typed})
    assert answer.status_code == 400
    assert "numéro d’une ligne" in answer.content.decode()


def test_an_unknown_text_leads_to_the_report_of_a_rumour(citizen, vaccine):
    page = ask(citizen, UNRELATED).content.decode()
    assert "Signaler cette rumeur</a>" in page
    assert f'{settings.KAKAKI_ORIGIN}{reverse("watch:tip")}"' in page
    assert len(re.findall("Le registre contient", page)) == 1
    assert "(1 à ce jour)" in page
    known = ask(citizen, vaccine.reference).content.decode()
    assert "Signaler cette rumeur" not in known


def test_a_true_seal_says_each_thing_once(citizen, vaccine):
    false = replace(VACCINE, title="Autre", paragraphs=("Un tout autre texte.",))
    photo = by_messenger(photo_of(printed(false, vaccine.reference)))
    answer = ask(citizen, file=photo)
    assert heading(answer) == "Sceau vrai, texte à comparer"
    said = re.search(r'role="status">(.*?)</div>', answer.content.decode(), re.DOTALL)[1]
    assert len(re.findall("Comparez", said)) == 1
    assert len(re.findall("(?i)sceau est|vrai sceau peut", said)) == 2


@pytest.mark.parametrize("given", [UNRELATED, "Bonjour", pasted(VACCINE).replace("12 500", "3")])
def test_no_line_of_an_answer_can_begin_by_its_punctuation(citizen, vaccine, given):
    page = ask(citizen, given).content.decode()
    main = re.search(r"<main.*?</main>", page, re.DOTALL)[0]
    said = re.sub(
        r"<textarea.*?</textarea>|<details.*?</details>|<[^>]+>", "", main, flags=re.DOTALL
    )
    assert not re.findall(r"\w+ [:;!?»]", said)


def test_a_replaced_text_names_its_heir_with_a_dash(citizen, ministry, water):
    heir = seal(ministry, WATER, "heir")
    services.replace(
        reference=water.reference, by_reference=heir.reference, actor_id=None, note="De 23 heures."
    )
    for place in (reverse("seals:verify", args=[water.reference]), reverse("seals:journal")):
        page = citizen.get(place).content.decode()
        assert f">{heir.display_reference}</a>" in page
        assert f">{heir.reference}<" not in page


@pytest.mark.parametrize("size", sorted(SIZES))
def test_the_log_and_the_answers_fit_their_screen(citizen, vaccine, water, size):
    services.withdraw(reference=water.reference, reason="Travaux annulés.", actor_id=None)
    pages = [
        citizen.get(reverse("seals:journal")),
        ask(citizen, UNRELATED),
        ask(citizen, pasted(VACCINE).replace("12 500", "12 300")),
    ]
    for page in pages:
        assert read_in_a_browser(page.content.decode(), b"", size, faults) == []
