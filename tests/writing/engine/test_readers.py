"""Every reader keeps where each word stands, and survives hostile files."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.kernel.errors import InvalidInputError
from kakaki.writing.engine.readers import docx, html, markdown, streamfield


def placed(block, source):
    return "".join(source[block.source_offset(n)] for n in range(len(block.text)))


def test_markdown_gives_its_kinds_and_places():
    source = "# Titre\n\nUn **mot** et un [lien](https://a.example).\n\n## Partie\n\n- un\n- deux\n\n> dit\n"
    blocks = markdown.read(source)
    assert [b.kind for b in blocks] == [
        "title",
        "paragraph",
        "link",
        "heading",
        "item",
        "item",
        "quote",
    ]
    assert blocks[1].text == "Un mot et un lien."
    for block in blocks:
        assert placed(block, source) == block.text


def test_lines_broken_by_hand_are_one_paragraph():
    source = "Le puits est\nouvert à tous.\n\n- la pompe\n  marche\n- la cuve\n"
    blocks = markdown.read(source)
    assert [b.text for b in blocks] == [
        "Le puits est\nouvert à tous.",
        "la pompe\n  marche",
        "la cuve",
    ]
    for block in blocks:
        assert placed(block, source) == block.text


def test_html_gives_its_kinds_and_places():
    source = "<h1>Titre</h1><p>Un <b>mot</b> &amp; un <a href='/x'>lien</a>.</p><script>non</script><img src=a.jpg>"
    blocks = html.read(source)
    assert [b.kind for b in blocks] == ["title", "link", "image", "paragraph"] or {b.kind for b in blocks} == {
        "title", "paragraph", "link", "image"}  # fmt: skip
    paragraph = next(b for b in blocks if b.kind == "paragraph")
    assert paragraph.text == "Un mot & un lien."
    assert source[paragraph.source_offset(3) :].startswith("mot")


def a_docx(xml: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
    return out.getvalue()


NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_word_gives_its_paragraphs():
    xml = f"<w:document {NAMESPACE}><w:body><w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Titre</w:t></w:r></w:p><w:p><w:r><w:t>Un mot.</w:t></w:r></w:p></w:body></w:document>"
    blocks, text = docx.read(a_docx(xml))
    assert [(b.kind, b.text) for b in blocks] == [("heading", "Titre"), ("paragraph", "Un mot.")]
    assert text[blocks[1].start :].startswith("Un mot.")


@pytest.mark.parametrize(
    "content",
    [
        b"not a zip",
        a_docx("<broken"),
        a_docx('<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'),
        a_docx("<x>" + " " * 30_000_000 + "</x>"),
    ],
)
def test_a_word_file_that_is_none_or_a_trap_is_refused_in_french(content):
    with pytest.raises(InvalidInputError) as refused:
        docx.read(content)
    assert "Word" in refused.value.advice()


def test_streamfield_reads_each_block_as_its_own_source():
    raw = [
        {"type": "heading", "value": "Où aller", "id": "a"},
        {"type": "paragraph", "value": "<p>Un <b>mot</b>.</p>", "id": "b"},
        {"type": "image", "value": {"alternative": ""}, "id": "c"},
    ]
    assert [(b.kind, b.field) for b in streamfield.read(raw)] == [
        ("heading", "a"), ("paragraph", "b"), ("image", "c")]  # fmt: skip


@given(st.text(max_size=300))
def test_no_text_breaks_a_reader(text):
    for block in (*markdown.read(text), *html.read(text)):
        assert block.start >= 0
