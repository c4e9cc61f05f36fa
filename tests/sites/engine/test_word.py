"""A Word file gives its words, its headings, its lists and its tables, and no trap."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.kernel.errors import InvalidInputError
from kakaki.sites.engine import word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NUMBERING = f"""<w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""
LINKS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="https://sante.kounta.example/decret" TargetMode="External"/>
<Relationship Id="rId2" Target="javascript:alert(1)" TargetMode="External"/></Relationships>"""


def a_file(body: str, **parts: str) -> bytes:
    document = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", parts.get("document", document))
        archive.writestr("word/numbering.xml", NUMBERING)
        archive.writestr("word/_rels/document.xml.rels", LINKS)
    return out.getvalue()


def run(text: str, form: str = "") -> str:
    return f'<w:r><w:rPr>{form}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, style: str = "", number: str = "") -> str:
    is_item = f'<w:numPr><w:ilvl w:val="1"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{is_item}</w:pPr>{inner}</w:p>"


def text_of(body: str) -> str:
    return word.read(a_file(body)).text


def test_a_whole_file_is_read_in_its_order():
    cell = "<w:tc>{}</w:tc>"
    row = "<w:tr>" + cell.format(paragraph(run("Ville"))) + cell.format(paragraph(run("a|b")))
    found = word.read(
        a_file(
            paragraph(run("Soins gratuits"), "Title")
            + paragraph(run("Où ", "<w:b/>") + run("aller", "<w:b/>"), "Titre2")
            + paragraph(
                run("Le centre est ") + run("gra", "<w:b/>") + run("tuit", "<w:b/>") + run(".")
            )
            + paragraph(run("à Bilmari"), number="1")
            + paragraph(run("à Tassara"), number="1")
            + paragraph(run("Venir"), number="2")
            + paragraph(run("Attendre"), number="2")
            + f"<w:tbl>{row}</w:tr></w:tbl>"
            + paragraph(run("Nous serons là."), "Quote")
        )
    )
    assert found.title == "Soins gratuits"
    assert found.text == (
        "## Où aller\n\nLe centre est **gratuit**.\n\n- à Bilmari\n- à Tassara\n\n"
        "1. Venir\n2. Attendre\n\n| Ville | a/b |\n\n> Nous serons là."
    )
    assert not found.has_notes


def test_what_was_struck_out_and_the_notes_are_left_behind():
    found = word.read(
        a_file(
            paragraph(
                run("Gardé")
                + f"<w:del>{run('barré')}</w:del><w:ins>{run(' ajouté')}</w:ins>"
                + '<w:r><w:footnoteReference w:id="1"/></w:r>'
            )
        )
    )
    assert found.text == "Gardé ajouté"
    assert found.has_notes


def test_a_link_is_kept_when_it_leads_to_a_page_and_its_words_alone_otherwise():
    link = '<w:hyperlink r:id="{}">{}</w:hyperlink>'
    found = text_of(paragraph(link.format("rId1", run("le décret")) + run(" et ")))
    assert found == "[le décret](https://sante.kounta.example/decret) et"
    assert text_of(paragraph(link.format("rId2", run("ceci")))) == "ceci"


@pytest.mark.parametrize(
    ("form", "wanted"),
    [("<w:b/>", "**mot**"), ("<w:i/>", "*mot*"), ('<w:b w:val="0"/>', "mot"), ("", "mot")],
)
def test_stressed_words_keep_their_form(form, wanted):
    assert text_of(paragraph(run("mot", form))) == wanted


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a zip",
        b"PK\x03\x04broken",
        a_file("", document="<w:document"),
        a_file("", document='<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        a_file("<w:sdt>" * 3000 + "</w:sdt>" * 3000),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(content):
    with pytest.raises(InvalidInputError) as met:
        word.read(content)
    assert "Word" in met.value.advice()


def test_a_file_that_unpacks_into_millions_of_letters_is_refused_before_it_is_unpacked():
    with pytest.raises(InvalidInputError) as met:
        word.read(a_file(paragraph(run("a" * 15_000_000))))
    assert met.value.advice() == word.TOO_HEAVY
    with pytest.raises(InvalidInputError):
        word.read(b"PK" * word.LARGEST)


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(content):
    with pytest.raises(InvalidInputError):
        word.read(content)
