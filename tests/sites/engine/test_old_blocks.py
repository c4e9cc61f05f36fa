"""HTML of others becomes our blocks: no word is lost and nothing dangerous stays."""

import pytest

from kakaki.sites.engine.light_markdown import plain_paragraphs
from kakaki.sites.engine.old_addresses import Place, key_of, key_of_address
from kakaki.sites.engine.old_blocks import clean_wordpress

PLACE = Place("https://ancien.example/2019/texte/")


def shapes(source: str) -> list[tuple[str, object]]:
    return [(one["type"], one["value"]) for one in clean_wordpress(source, PLACE).blocks]


def test_blank_lines_end_paragraphs_as_wordpress_shows_them():
    assert shapes("Un.\nDeux.\n\nTrois.") == [
        ("paragraph", "<p>Un.<br/>Deux.</p>"),
        ("paragraph", "<p>Trois.</p>"),
    ]


def test_words_between_brackets_stay_and_marks_go():
    source = '[et_pb_text admin="x"]Bonjour [sic] [1][/et_pb_text]'
    assert shapes(source) == [("paragraph", "<p>Bonjour [sic] [1]</p>")]


def test_a_list_with_links_keeps_them_and_each_point_is_read_apart():
    (block,) = clean_wordpress('<ul><li><a href="/a/">Un</a></li><li>Deux</li></ul>', PLACE).blocks
    assert block["value"] == '<ul><li><a href="/a/">Un</a></li><li>Deux</li></ul>'
    assert plain_paragraphs([block]) == ["Un", "Deux"]


def test_a_table_that_only_places_things_becomes_its_words():
    source = "<table><tr><td><h2>Titre</h2><p>Un mot.</p></td></tr></table>"
    assert shapes(source) == [("heading", "Titre"), ("paragraph", "<p>Un mot.</p>")]


def test_a_heading_too_long_stays_whole_as_a_paragraph():
    words = "mot " * 60
    assert shapes(f"<h2>{words}</h2>") == [("paragraph", f"<p><b>{words.strip()}</b></p>")]


@pytest.mark.parametrize(
    "source",
    [
        '<a href="javascript:alert(1)">mot</a>',
        '<a href="JaVa&#10;Script:alert(1)">mot</a>',
        '<a href="data:text/html,x">mot</a>',
        '<p onclick="alert(1)" style="x">mot</p>',
        "mot<script>alert(1)</script>",
        "mot<style>p{}</style><svg onload=alert(1)></svg>",
        '<a href="//user@evil.example/">mot</a>',
        "<scr<script>ipt>alert(1)</script>mot",
    ],
)
def test_nothing_that_runs_stays(source):
    shown = str(shapes(source))
    assert "mot" in shown
    for trap in ("javascript", "onclick", "<script", "onload", "data:", "evil", "style"):
        assert trap not in shown.lower()


@pytest.mark.parametrize(
    "evil", ["<div>", "<a ", "<!--", "<!", "<b>x", '[a x="', "<table><tr><td>"]
)
def test_a_text_made_to_exhaust_the_machine_is_read_to_its_end(evil):
    cleaned = clean_wordpress(evil * 20_000 + " fin", PLACE)
    assert isinstance(cleaned.blocks, list)


def test_an_address_has_one_way_of_being_written():
    assert key_of_address("https://www.a.example/x//y/?utm_source=z#bas") == "/x/y"
    assert key_of("/", "page_id=012") == "?p=12"
    assert key_of("/index.php", "b=2&a=1") == "/?a=1&b=2"
    assert key_of("/%C3%A9t%C3%A9/") == "/été"
    assert key_of("/") == key_of("/" + "x" * 600) == ""


def test_a_link_to_the_old_site_keeps_its_path_and_never_leads_to_another_machine():
    assert PLACE.shown("https://www.ancien.example//evil.example/x") == "/evil.example/x"
    assert PLACE.shown("https://autre.example/x") == "https://autre.example/x"
    assert PLACE.shown("http://[x") == ""
