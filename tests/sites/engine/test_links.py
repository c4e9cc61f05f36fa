"""The links of a text, with the words that a reader presses."""

import pytest

from kakaki.sites.engine.light_markdown import to_blocks
from kakaki.sites.engine.links import Link, changed, is_followed, links_of


def test_links_are_found_in_paragraphs_lists_and_buttons():
    blocks = to_blocks(
        "Voir [le **guide**](https://un.example/g) ou [ici](/contact/).\n\n"
        "- [le guide encore](https://un.example/g)\n- [écrire](mailto:a@b.example)"
    )
    blocks.append({"type": "link_button", "value": {"label": "Payer", "url": "https://t.example"}})
    assert links_of(blocks) == [
        Link("https://un.example/g", "le guide"),
        Link("/contact/", "ici"),
        Link("https://t.example", "Payer"),
    ]


def test_pages_and_files_of_wagtail_are_named_by_their_number():
    html = '<p><a linktype="page" id="12">la page</a> <a linktype="document" id="3">acte</a></p>'
    assert links_of([{"type": "paragraph", "value": html}]) == [
        Link("page:12", "la page"),
        Link("document:3", "acte"),
    ]


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://un.example/a", True),
        ("/contact/", True),
        ("page:12", True),
        ("page:douze", False),
        ("#haut", False),
        ("tel:+22720", False),
        ("mailto:a@b.example", False),
        ("javascript:alert(1)", False),
        ("https://[", False),
        ("https://un.example/" + "x" * 1000, False),
        ("", False),
    ],
)
def test_only_what_leads_somewhere_is_followed(url, is_one):
    assert is_followed(url) is is_one


def test_a_link_is_changed_and_nothing_that_looks_like_it():
    text = "[a](https://un.example/a) [b](https://un.example/ab) https://un.example/a"
    mended = changed(text, "https://un.example/a", "https://un.example/neuf")
    assert mended == "[a](https://un.example/neuf) [b](https://un.example/ab) https://un.example/a"
