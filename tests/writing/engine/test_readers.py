"""Every reader keeps where each word stands, and survives hostile files."""

import io
import re
import sys
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.kernel.errors import InvalidInputError
from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.check import check
from kakaki.writing.engine.readers import docx, html, markdown, plain, streamfield

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def placed(block, source):
    return "".join(source[block.source_offset(n)] for n in range(len(block.text)))


def shape(blocks):
    return [(block.kind, block.text) for block in blocks]


def a_docx(body: str, *, document: str = "", rels: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        whole = f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", document or whole)
        if rels:
            archive.writestr("word/_rels/document.xml.rels", rels)
    return out.getvalue()


def a_paragraph(words: str, style: str = "", more: str = "") -> str:
    kind = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{kind}{more}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_markdown_gives_its_kinds_and_places():
    source = (
        "# Titre\n\nUn **mot** et un [lien](https://a.example/b_(c)).\n\n## Partie ##\n\n- un\n- deux\n\n> dit\n\n"
        "| a | b |\n|---|---|\n| c | d |\n\n![alt](x.png)\n"
    )
    blocks = markdown.read(source)
    assert [b.kind for b in blocks if b.text] == [
        "title", "paragraph", "link", "heading", "item", "item", "quote",
        "cell", "cell", "cell", "cell", "image",
    ]  # fmt: skip
    assert blocks[1].text == "Un mot et un lien."
    assert next(b for b in blocks if b.kind == "link").href == "https://a.example/b_(c)"
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
    source = (
        "<html><head><title>Fenêtre</title></head><body><nav>menu</nav><h1>Titre</h1>\n"
        "<p class='chapo'>Le  chapô\n suit</p><p>Un <b>mot</b> &amp; un <a href='/x'> lien </a>.</p>"
        "<blockquote><p>dit</p></blockquote><ul><li>un<ul><li>sous</li></ul></li></ul>"
        "<table><tr><th>a</th><td><p>b</p></td></tr></table><h2>Partie</h2><p>fin</p>"
        "<img src=a.jpg alt='une &eacute;cole'><script>non</script><!-- non -->"
    )
    blocks = html.read(source)
    assert shape(blocks) == [
        ("title", "Titre"), ("lead", "Le chapô suit"), ("link", "lien"), ("paragraph", "Un mot & un lien ."),
        ("quote", "dit"), ("item", "un"), ("item", "sous"), ("cell", "a"), ("cell", "b"),
        ("heading", "Partie"), ("paragraph", "fin"), ("image", "une école"),
    ]  # fmt: skip
    paragraph = blocks[3]
    assert source[paragraph.source_offset(3) :].startswith("mot")
    assert source[paragraph.source_offset(7) :].startswith("&amp;")
    assert source[blocks[2].start :].startswith("lien")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>un<p>deux", [("paragraph", "un"), ("paragraph", "deux")]),
        ("<li>un<li>deux</ul>trois", [("item", "un"), ("item", "deux"), ("item", "trois")]),
        ("a < b et c > d", [("paragraph", "a < b et c > d")]),
        ("<p title='a>b'>un</p>", [("paragraph", "un")]),
        ("<p", []),
        ("mot</b></p></p>", [("paragraph", "mot")]),
        ("<!-- sans fin", []),
        ("<script>var a = '<p>non</p>'", []),
        ("&nbsp;&#233;&#x41;&inconnu;&", [("paragraph", "éA&inconnu;&")]),
        ("<H1>un</H1><h1>deux</h1>", [("title", "un"), ("heading", "deux")]),
        ("<title></title><h1>un</h1>", [("title", "un")]),
        ("<title>seul</title><p>un</p>", [("title", "seul"), ("paragraph", "un")]),
        ("<a href=x>un<p>deux</a>", [("link", "un"), ("paragraph", "un"), ("paragraph", "deux")]),
    ],
)  # fmt: skip
def test_broken_html_is_read_as_it_comes(source, expected):
    assert shape(html.read(source)) == expected


def test_a_fix_is_never_offered_where_markup_or_a_reference_stands():
    source = "<p>Il coûte 500<br>FCFA et l&#39;eau, l'air.</p>"
    found = check(Document(html.read(source), sources={"": source}))
    fixes = [f for f in found if f.fix is not None]
    assert [f.rule for f in fixes] == ["straight_apostrophe"]
    assert all(f.span.of(source) == f.excerpt for f in fixes)
    whole = [f.span.of(source) for f in found if f.rule == "straight_apostrophe"]
    assert whole == ["&#39;", "'"]


def test_plain_text_has_a_title_and_headings_by_their_shape():
    source = "Le vaccin est gratuit\n\nDes centres ouvrent.\n\nOù aller\n\nÀ Bilmari.\n\n- un\n\nSignature"
    blocks = plain.read(source)
    assert [b.kind for b in blocks] == [
        "title",
        "paragraph",
        "heading",
        "paragraph",
        "item",
        "paragraph",
    ]
    assert all(placed(b, source) == b.text for b in blocks)


def test_word_gives_its_kinds_and_places():
    body = (
        a_paragraph("Titre", "Titre") + a_paragraph("Chapô.", "Sous-titre") + a_paragraph("Partie", "Heading2")
        + a_paragraph("Un mot.") + a_paragraph("un", more="<w:numPr/>") + a_paragraph("dit", "Quote")
        + f"<w:tbl><w:tr><w:tc>{a_paragraph('case')}</w:tc></w:tr></w:tbl>"
        + '<w:p><w:r><w:t>Voir </w:t></w:r><w:hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships" r:id="r1"><w:r><w:t>la liste</w:t></w:r></w:hyperlink><w:del><w:r><w:t>non</w:t></w:r></w:del></w:p>'
        '<w:p><w:drawing xmlns:p="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<p:docPr descr="un puits"/></w:drawing></w:p>'
    )  # fmt: skip
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="https://a.example"/></Relationships>'
    )
    blocks, text = docx.read(a_docx(body, rels=rels))
    assert shape(blocks) == [
        ("title", "Titre"), ("lead", "Chapô."), ("heading", "Partie"), ("paragraph", "Un mot."), ("item", "un"),
        ("quote", "dit"), ("cell", "case"), ("paragraph", "Voir la liste"), ("link", "la liste"),
        ("image", "un puits"),
    ]  # fmt: skip
    assert next(b for b in blocks if b.kind == "link").href == "https://a.example"
    assert all(text[b.start :].startswith(b.text) for b in blocks if b.kind != "image")


@pytest.mark.parametrize(
    "content",
    [
        b"not a zip",
        a_docx("", document="<broken"),
        a_docx("", document='<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'),
        a_docx("", document='<!DOCTYPE x SYSTEM "file:///etc/hostname"><x/>'),
        a_docx("", document="<x>" + " " * 30_000_000 + "</x>"),
        a_docx("", document="<x>" + "a" * 3_000_000 + "</x>"),
        a_docx("<w:p/>", rels="<r>" + " " * 3_000_000 + "</r>"),
        b"PK\x05\x06" + b"\0" * 18,
    ],
)
def test_a_word_file_that_is_none_or_a_trap_is_refused_in_french(content):
    with pytest.raises(InvalidInputError) as refused:
        docx.read(content)
    assert "Word" in refused.value.advice()


def test_a_word_paragraph_of_many_floors_is_read_to_a_depth():
    deep = "<w:r>" * 500 + "<w:t>fond</w:t>" + "</w:r>" * 500
    _, text = docx.read(a_docx(f"<w:p><w:r><w:t>haut</w:t></w:r>{deep}</w:p>"))
    assert text == "haut\n\n"


def test_streamfield_reads_each_piece_as_its_own_source():
    raw = [
        {"type": "heading", "value": "Où aller", "id": "a"},
        {"type": "paragraph", "value": "<p>Un <b>mot</b>.</p>", "id": "b"},
        {"type": "image", "value": {"alternative": "", "image": 3}, "id": "c"},
        {"type": "quote", "value": {"text": "Nous ouvrons.", "author": "A. Benna"}, "id": "d"},
        {"type": "list", "value": ["un", {"type": "item", "value": "deux", "id": "x"}], "id": "e"},
        {"type": "table", "value": {"data": [["a", None], ["b", "c"]]}, "id": "f"},
        "not a block",
    ]
    blocks = streamfield.read(raw)
    assert [(b.kind, b.field) for b in blocks] == [
        ("heading", "a"), ("paragraph", "b"), ("image", "c"), ("quote", "d/text"), ("quote", "d/author"),
        ("item", "e/0"), ("item", "e/1"), ("cell", "f/data/0/0"), ("cell", "f/data/1/0"), ("cell", "f/data/1/1"),
    ]  # fmt: skip
    sources = streamfield.sources(raw)
    assert all(placed(block, sources[block.field]) == block.text for block in blocks)


PIECES = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<li>", "<a href='x'>", "</a>", "<!--", "-->", "<script>", "</script>", "&amp;", "&#39;",
         "<", ">", "'", '"', "mot ", "l'eau ", "«a»", "\n", "\r", "\x0b", "\u2028", "\x00", "\u200b", "é", "ж", "好",
         "# ", "- ", "> ", "| a | b |", "**", "[a](b)", "![](x)", "hier ", "500 FCFA", "ABCD", "Etat ", ". ", "  "]
    ),
    max_size=50,
).map("".join)  # fmt: skip


@pytest.mark.parametrize("reader", [html.read, markdown.read, plain.read])
@given(text=st.one_of(st.text(max_size=300), PIECES))
def test_no_text_breaks_a_reader_nor_misplaces_a_word(reader, text):
    blocks = reader(text)
    for block in blocks:
        for n, letter in enumerate(block.text):
            source = text[block.source_offset(n)]
            assert source == letter or source in "&< \t\r\n\x0c"
    for finding in check(Document(blocks, sources={"": text})):
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        assert finding.line == text.count("\n", 0, finding.span.start) + 1
        if finding.fix is not None:
            assert finding.span.of(text) == finding.excerpt


def calls_of(work) -> int:
    count = 0

    def see(frame, event, arg):
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "piece",
    ["mot ", "mot, ", "hier ", "« a ", "A. ", "<a ", "<p>", "&amp;", "[", "est fait par ", "L'eau ", "MOT ",
     "a  b ", "\u200b", "\n \n", "http://", "booster « ", "ж"],
)  # fmt: skip
def test_twice_the_text_costs_about_twice_the_work(piece):
    def work(size):
        text = re.sub(r"\s+$", "", (piece * size)[:size]) + str(size)
        return lambda: [
            check(Document(reader(text), sources={"": text}))
            for reader in (html.read, markdown.read)
        ]

    work(100)()
    small, large = calls_of(work(4_000)), calls_of(work(8_000))
    assert large <= 2.6 * small + 5_000


def test_a_sentence_of_twenty_thousand_words_is_one_finding():
    text = "mot " * 19_999 + "fin."
    found = check(Document(plain.read(text), sources={"": text}), only=["long_sentence"])
    assert len(found) == 1
    assert "20000 mots" in found[0].message
