"""Files that somebody gives: read without names, and bounded whatever they hold."""

import io
import zipfile

import pytest

from kakaki.kernel.errors import InvalidInputError
from kakaki.watch.source import sources

FRENCH = """12/03/2026 à 14:05 - Les messages sont chiffrés de bout en bout.
12/03/2026 à 14:06 - Issa Danda: On dit que l’eau de Bilmari est sale.
Appelez le +227 90 00 00 01 !
12/03/2026 à 14:07 - +227 91 11 11 11: <Médias omis>
13/03/2026 à 09:00 - Ali: ok
"""
PHONE = "\u200e[3/14/26, 2:05:33\u202fPM] Issa Danda: The bridge of Tassara is closed.\n"


def read(code: str, content: bytes):
    return sources.get(code).parse(content)


def packed(*names: str, words: bytes = FRENCH.encode()) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, words)
    return kept.getvalue()


@pytest.mark.parametrize("content", [FRENCH.encode(), packed("WhatsApp Chat.txt", "photo.jpg")])
def test_a_group_is_read_without_who_wrote_nor_any_number(content):
    (one,) = read("whatsapp_export", content)
    assert one.text == "On dit que l’eau de Bilmari est sale.\nAppelez le [numéro] !"
    assert one.published_at.isoformat() == "2026-03-12T14:06:00+00:00"
    assert "Issa" not in str(one)


def test_a_group_exported_in_english_by_a_telephone_is_read():
    (one,) = read("whatsapp_export", PHONE.encode())
    assert one.text == "The bridge of Tassara is closed."
    assert one.published_at.isoformat() == "2026-03-14T14:05:00+00:00"


@pytest.mark.parametrize(
    "content",
    [b"", b"bonjour", b"\x00\xff" * 50, b"PK\x03\x04rien", packed(), packed("a.jpg"),
     packed("a.txt", "b.txt"), packed("a.txt", words=b"0" * 6_000_000)],
    ids=["empty", "words", "noise", "broken", "bare", "photo", "two", "bomb"],
)  # fmt: skip
def test_what_is_no_export_or_swells_is_refused(content):
    with pytest.raises(InvalidInputError):
        read("whatsapp_export", content)


@pytest.mark.parametrize(
    "content",
    ["Date;Texte;Lien\n02/03/2026;Le pont est fermé;https://a.example/1\n;;\n".encode(),
     "id,title,url,publish_date\n1,Le pont est fermé,https://a.example/1,2026-03-02\n".encode("cp1252"),
     "\ufeffURL\tTitle\tDate\nhttps://a.example/1\tLe pont est fermé\t2026-03-02\n".encode()],
    ids=["radio", "mediacloud", "gdelt"],
)  # fmt: skip
def test_a_table_is_read_whatever_its_separator_and_letters(content):
    (one,) = read("table", content)
    assert (one.text, one.url) == ("Le pont est fermé", "https://a.example/1")
    assert one.published_at.isoformat() == "2026-03-02T00:00:00+00:00"


@pytest.mark.parametrize(
    "content", [b"", b"a;b\n1;2\n", b"\x00\xff" * 50, b"texte\n" + b"le pont\n" * 5001,
                b"texte\n" + b"x" * 5_000_000, b'texte\n"' + b"x" * 200_000],
    ids=["empty", "columns", "noise", "rows", "heavy", "field"],
)  # fmt: skip
def test_what_is_no_table_or_too_much_is_refused(content):
    with pytest.raises(InvalidInputError):
        read("table", content)
