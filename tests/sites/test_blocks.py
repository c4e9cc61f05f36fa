"""Blocks: one file each, found by itself, drawn, documented and read aloud by the seal."""

import re
import sys
from pathlib import Path

import pytest
from django.template.loader import get_template

import kakaki.sites.blocks as folder
from kakaki.sites.fields import BodyField
from kakaki.sites.page_block import blocks, paragraphs

ROOT = Path(__file__).parents[2]
VALUES = {
    "document": {"document": None, "label": "Le décret"},
    "heading": "Où aller",
    "image": {"image": None, "alternative": "Un puits", "caption": "Le puits de Bilmari"},
    "link_button": {"label": "Demander l’aide", "url": "https://aide.kounta.example"},
    "list": {"ordered": True, "points": ["un carnet", "un crayon"]},
    "paragraph": "<p>Les soins sont <b>gratuits</b>.</p>",
    "quote": {"text": "Nous serons là.", "author": "La ministre"},
    "table": {"caption": "Prix", "rows": "Ville | Prix\nBilmari | 500"},
}
PLUG = '''"""A question and its answer."""

from wagtail.blocks import CharBlock, StructBlock

from kakaki.sites.page_block import PageBlock

block = PageBlock(
    __name__,
    "Question",
    StructBlock([("asked", CharBlock()), ("answer", CharBlock())]),
    words=lambda value: [value["asked"], value["answer"]],
)
'''


@pytest.fixture
def question_block(tmp_path, settings):
    """Add one file and its template, and nothing else."""
    (tmp_path / "question.py").write_text(PLUG)
    (tmp_path / "sites" / "blocks").mkdir(parents=True)
    (tmp_path / "sites" / "blocks" / "question.html").write_text(
        "<dl><dt>{{ value.asked }}</dt><dd>{{ value.answer }}</dd></dl>"
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    folder.__path__.append(str(tmp_path))
    blocks.forget()
    yield
    folder.__path__.remove(str(tmp_path))
    sys.modules.pop("kakaki.sites.blocks.question", None)
    blocks.forget()


def test_a_file_dropped_in_the_folder_is_a_block(question_block):
    raw = [{"type": "question", "value": {"asked": "Où ?", "answer": "À <Bilmari>"}, "id": "1"}]
    field = BodyField()
    drawn = field.to_python(raw).render_as_block()
    assert "<dt>Où ?</dt><dd>À &lt;Bilmari&gt;</dd>" in drawn
    assert paragraphs(raw) == ["Où ?", "À <Bilmari>"]
    assert field.deconstruct()[2] == [[]]


def test_every_block_is_tried_here():
    assert set(VALUES) == set(blocks.all())


@pytest.mark.parametrize("code", sorted(VALUES))
def test_a_block_has_its_template_and_its_label(code):
    get_template(f"sites/blocks/{code}.html")
    assert blocks.get(code).label


@pytest.mark.parametrize("code", sorted(VALUES))
def test_the_words_of_a_block_are_among_those_that_are_sealed(code):
    words = " ".join(paragraphs([{"type": code, "value": VALUES[code], "id": "1"}]))
    for shown in re.findall(r"\w+", re.sub(r"<[^>]*>", "", _shown(VALUES[code]))):
        assert shown in words


def _shown(value: object) -> str:
    """Return what a reader reads: everything but the picture's replacement and settings."""
    if isinstance(value, dict):
        return " ".join(
            _shown(part) for name, part in value.items() if name not in {"alternative", "ordered"}
        )
    return " ".join(map(_shown, value)) if isinstance(value, list) else str(value or "")


def test_every_block_has_its_line_in_the_documentation():
    page = (ROOT / "docs" / "change" / "page-blocks.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z_]+)`", page, flags=re.MULTILINE)) == set(blocks.all())


def test_a_picture_without_its_words_is_refused():
    field = blocks.get("image").wagtail_block.child_blocks["alternative"]
    assert field.required


def test_a_table_pasted_from_a_spreadsheet_is_drawn_with_its_titles():
    raw = [{"type": "table", "value": {"caption": "Prix", "rows": "Ville\tPrix\nBilmari\t500"}}]
    drawn = BodyField().to_python(raw).render_as_block()
    assert '<th scope="col">Ville</th><th scope="col">Prix</th>' in drawn
    assert "<td>Bilmari</td><td>500</td>" in drawn
