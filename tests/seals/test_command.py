"""`kakaki verify` keeps its contract: the verdict as data, the exit code, and French advice."""

import json

import pytest
from tests.seals.samples import UNRELATED, VACCINE, pasted

KEYS = {"verdict", "reference", "issuer", "date", "title", "differences"}


@pytest.fixture
def verify(data_folder, tmp_path):
    """Return a function that runs the command on words, or on a file with these bytes."""

    def run(thing: str, content: bytes | None = None) -> tuple[int, dict]:
        if content is not None:
            path = tmp_path / thing
            path.write_bytes(content)
            thing = str(path)
        done = data_folder.kakaki("verify", thing, "--format", "json")
        assert "Traceback" not in done.stderr
        return done.returncode, json.loads(done.stdout) if done.stdout else {"advice": done.stderr}

    return run


def test_a_reference_and_a_text_file_are_authentic(verify, data_folder):
    for asked in ((data_folder.reference,), ("texte.txt", pasted(VACCINE).encode())):
        code, data = verify(*asked)
        assert code == 0
        assert data.keys() >= KEYS
        assert data["verdict"] == "authentic"
        assert data["reference"] == data_folder.reference
        assert (data["issuer"], data["date"], data["title"]) == (
            VACCINE.issuer,
            "2026-05-12",
            VACCINE.title,
        )
        assert data["differences"] == []


def test_an_altered_text_gives_both_wordings(verify, data_folder):
    code, data = verify("texte.txt", pasted(VACCINE).replace("12 500", "72 500").encode("utf-16"))
    assert (code, data["verdict"], data["reference"]) == (1, "altered", data_folder.reference)
    (one,) = data["differences"]
    assert one.keys() == {"official", "received"}
    assert "12" in one["official"]
    assert "72" in one["received"]


def test_what_the_register_does_not_hold_is_unknown(verify):
    code, data = verify(UNRELATED)
    assert (code, data["verdict"], data["reference"], data["date"]) == (1, "unknown", "", None)


def test_a_picture_and_a_pdf_are_verified(verify, data_folder, tmp_path):
    made = data_folder.python("-c", PRINTING, str(tmp_path))
    assert made.returncode == 0, made.stderr
    for name in ("page.pdf", "page.jpg"):
        code, data = verify(str(tmp_path / name))
        assert data["reference"] == data_folder.reference
        assert data["verdict"] in {"authentic", "genuine_seal", "to_compare"}
        assert code == (0 if data["verdict"] == "authentic" else 1)


PRINTING = """
import sys, pathlib, django; django.setup()
from kakaki.seals.models import Seal
from tests.seals.paper import by_messenger, photo_of, printed
from tests.seals.samples import VACCINE
paper = printed(VACCINE, Seal.objects.order_by("pk").first().reference)
folder = pathlib.Path(sys.argv[1])
(folder / "page.pdf").write_bytes(paper)
(folder / "page.jpg").write_bytes(by_messenger(photo_of(paper)))
"""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lettre.docx", b"PK\x03\x04" + bytes(100)),
        ("voix.ogg", b"OggS" + bytes(range(256))),
        ("image.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ],
)
def test_what_is_not_handled_says_so_with_its_own_exit_code(verify, name, content):
    code, data = verify(name, content)
    assert (code, data["verdict"]) == (3, "not_handled")
    assert data.keys() >= KEYS
    assert data["note"].endswith(".")


def test_a_file_that_is_not_there_or_cannot_be_read_gets_advice(verify, tmp_path):
    code, data = verify(str(tmp_path / "absent.txt"))
    assert (code, "n’existe pas" in data["advice"]) == (2, True)
    code, data = verify(str(tmp_path))
    assert (code, "ne peut pas être lu" in data["advice"]) == (2, True)
    code, data = verify("vide.txt", b"")
    assert (code, "vide" in data["advice"]) == (2, True)


def test_a_long_text_given_as_words_is_not_taken_for_the_name_of_a_file(verify):
    code, data = verify(pasted(VACCINE))
    assert (code, data["verdict"]) == (0, "authentic")


def test_the_answer_in_words_says_what_it_means(data_folder):
    done = data_folder.kakaki("verify", data_folder.reference)
    assert "✓ Authentique" in done.stdout
    assert VACCINE.title in done.stdout


def test_a_folder_without_a_register_says_what_to_do(data_folder, tmp_path):
    empty = type(data_folder)(tmp_path, "", 0).kakaki("verify", "00000000")
    assert empty.returncode == 2
    assert "kakaki serve" in empty.stderr
    assert "Traceback" not in empty.stderr
