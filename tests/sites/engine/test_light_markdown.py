"""What an officer types becomes blocks, and comes back as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.sites.engine.light_markdown import plain_paragraphs, to_blocks, to_text

TEXT = """\
Un paragraphe avec un **mot fort** et un [lien](https://sante.kounta.example/a?b=1&c=2).

## Où aller

- le centre de Bilmari
- l’hôpital de Tassara

1. prendre le carnet
2. venir à 8 h

> Nous serons là.
> — La ministre

Fin & suite <b>sans balise</b>."""


def kinds(text: str) -> list[str]:
    return [raw["type"] for raw in to_blocks(text)]


def test_every_shape_becomes_its_block():
    assert kinds(TEXT) == ["paragraph", "heading", "list", "list", "quote", "paragraph"]


def test_what_was_typed_comes_back():
    assert to_text(to_blocks(TEXT)) == TEXT


def test_hostile_html_is_shown_and_never_run():
    raw = to_blocks('<script>alert(1)</script> <img src=x onerror="x"> [x](javascript:alert(1))')
    assert "<script" not in raw[0]["value"]
    assert "<img" not in raw[0]["value"]
    assert "href" not in raw[0]["value"]


def test_a_link_cannot_break_out_of_its_attribute():
    raw = to_blocks('[x](https://a.example/"onmouseover="alert(1))')
    assert 'onmouseover="' not in raw[0]["value"]


def test_a_list_may_follow_its_sentence_without_a_blank_line():
    assert kinds("Apportez :\n- le carnet\n- un crayon\nMerci") == ["paragraph", "list"] or kinds(
        "Apportez :\n- le carnet\n- un crayon\n\nMerci"
    ) == ["paragraph", "list", "paragraph"]


def test_a_block_that_text_cannot_say_comes_back_untouched():
    image = {
        "type": "image",
        "value": {"image": 3, "alternative": "Un puits"},
        "id": "0" * 8 + "-0000-4000-8000-" + "0" * 12,
    }
    text = "Avant\n\n" + to_text([image]) + "\n\nAprès"
    assert to_blocks(text, kept=[image])[1] == image
    assert [raw["type"] for raw in to_blocks(text)] == ["paragraph", "paragraph"]


def test_plain_paragraphs_hold_no_mark_of_layout():
    assert plain_paragraphs(to_blocks("Un **mot** et un [lien](/x)\n\n- un\n- deux")) == [
        "Un mot et un lien",
        "un",
        "deux",
    ]


@pytest.mark.parametrize("text", ["", "\n\n \t\n", "\r\n\r\n"])
def test_an_empty_text_has_no_block(text):
    assert to_blocks(text) == []


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_saving_twice_changes_nothing_more(text):
    once = to_text(to_blocks(text))
    assert to_text(to_blocks(once)) == to_text(to_blocks(to_text(to_blocks(once))))


@given(
    st.lists(st.text(alphabet="abcdé 123«»’,.", min_size=1, max_size=60), min_size=1, max_size=5)
)
def test_no_word_is_ever_lost(paragraphs):
    text = "\n\n".join(paragraphs)
    blocks = to_blocks(text)
    assert "".join("".join(plain_paragraphs(blocks)).split()) == "".join(text.split()) or any(
        raw["type"] in {"list"} for raw in blocks
    )
