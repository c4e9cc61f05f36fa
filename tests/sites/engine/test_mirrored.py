"""Every address has one file, below its host; links lead to it, words are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.sites.engine.mirrored import (
    Address,
    address_in,
    file_of,
    links_of_style,
    mirrored_path,
    rewritten,
)

HOSTS = frozenset({"kounta.example", "sante.kounta.example"})
ORIGIN = "https://sante.kounta.example/communiques/"


@pytest.mark.parametrize(
    ("path", "question", "file"),
    [
        ("/", "", "index.html"),
        ("/communiques/", "", "communiques/index.html"),
        ("/communiques/", "page=2", "communiques/~2/index.html"),
        ("/journal/lignes.jsonl", "depuis=1000", "journal/lignes~1000.jsonl"),
        ("/v", "", "v/index.html"),
        ("/flux/communiques.rss", "", "flux/communiques.rss"),
        ("/.well-known/security.txt", "", ".well-known/security.txt"),
        ("/documents/3/carte%20des%20puits.pdf", "", "documents/3/carte des puits.pdf"),
    ],
)
def test_an_address_has_its_file(path, question, file):
    assert file_of(Address("kounta.example", path, question)) == f"kounta.example/{file}"


@pytest.mark.parametrize(
    "path", ["/../secret.key", "/a/../../b", "/%2e%2e/secret.key", "//etc/passwd", "/a%00b", "/.."]
)
def test_no_address_leaves_the_folder_of_its_host(path):
    with pytest.raises(ValueError, match="no file may hold"):
        file_of(Address("kounta.example", path))


@given(st.text(max_size=60))
def test_whatever_is_asked_stays_below_the_host(path):
    try:
        file = file_of(Address("kounta.example", f"/{path}"))
    except ValueError:
        return
    assert file.startswith("kounta.example/")
    assert ".." not in file.split("/")


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("?page=3", Address("sante.kounta.example", "/communiques/", "page=3")),
        ("?page=1", Address("sante.kounta.example", "/communiques/")),
        ("?utm_source=x", Address("sante.kounta.example", "/communiques/")),
        ("?page=../../etc", Address("sante.kounta.example", "/communiques/")),
        ("/flux.rss", Address("sante.kounta.example", "/flux.rss")),
        ("https://KOUNTA.example/verifier/", Address("kounta.example", "/verifier/")),
        ("https://ailleurs.example/", None),
        ("mailto:contact@sante.kounta.example", None),
        ("https://[pas-un-hôte/", None),
    ],
)
def test_a_link_leads_to_an_address_of_the_sites_or_elsewhere(link, found):
    assert address_in(link, ORIGIN, HOSTS) == found


def test_only_links_are_rewritten_and_never_words():
    html = '<p>tapez href="?page=2"</p><a class="x" href="?page=2&amp;x">href="?page=2"</a>'
    changed = rewritten(html, lambda link: "/communiques/~2/" if link.startswith("?") else link)
    assert changed == (
        '<p>tapez href="?page=2"</p><a class="x" href="/communiques/~2/">href="?page=2"</a>'
    )


def test_a_page_whose_links_do_not_move_is_the_same_to_the_byte():
    html = "<img srcset='/media/a.webp 640w, /media/b.webp 1200w' src=\"/media/a.webp\"><p>é</p>"
    seen = []
    assert rewritten(html, lambda link: seen.append(link) or link) == html
    assert seen == ["/media/a.webp", "/media/b.webp", "/media/a.webp"]


def test_a_style_sheet_leads_to_its_pictures():
    assert list(links_of_style("a{background:url( 'x.svg')}b{src:url(y.woff2)}")) == [
        "x.svg",
        "y.woff2",
    ]


def test_the_path_of_a_question_is_what_readers_follow():
    assert mirrored_path(Address("h", "/communiques/", "page=2")) == "/communiques/~2/"
