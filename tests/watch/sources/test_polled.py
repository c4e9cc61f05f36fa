"""Every place that is polled: what it says is read without markup, authors or surprises.

The payloads are written after the public formats named beside them; they are not recordings.
"""

import json
from datetime import UTC, datetime

import pytest

from kakaki.kernel.errors import InvalidInputError
from kakaki.watch.source import sources

EIGHT = datetime(2026, 3, 2, 8, tzinfo=UTC)
# jsonfeed.org/version/1.1
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "items": [
        {"id": "1", "url": "https://a.example/1", "title": "Le pont", "date_published": "2026-03-02T08:00:00Z",
         "content_html": "<p>Il est <b>fermé</b><script>x()</script></p>"},
        {"id": "2", "url": "javascript:x", "content_text": "Rien", "date_published": "hier"}, 7,
    ],
}  # fmt: skip
# sitemaps.org 0.9 with Google's news extension
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://j.example/1</loc><n:news><n:publication_date>2026-03-02T08:00:00Z</n:publication_date>
<n:title>Le pont est fermé</n:title></n:news></url>
<url><loc>https://j.example/l-eau-du-puits-est-sale.html</loc><lastmod>2026-03-02</lastmod></url>
<url><loc>https://j.example/contact</loc></url></urlset>"""
# The public preview of t.me/s/…
TELEGRAM = """<html><div class="tgme_widget_message" data-post="radio/12"><div class="tgme_widget_message_author">Issa Danda</div>
<div class="tgme_widget_message_text js-message_text">L’eau de <b>Bilmari</b><br>est sale</div>
<span>3 vues</span><time datetime="2026-03-02T08:00:00+00:00">08:00</time></div>
<div class="tgme_widget_message" data-post="radio/13"><img src="x"></div></html>"""
# docs.joinmastodon.org/entities/Status
STATUS = {
    "uri": "https://s.example/users/issa/statuses/1", "visibility": "public", "reblog": None,
    "created_at": "2026-03-02T08:00:00.000Z", "content": "<p>L’eau &amp; le puits</p>",
    "account": {"acct": "issa"}, "url": "https://s.example/@issa/1",
}  # fmt: skip
# The lexicon app.bsky.feed.searchPosts
POST = {
    "uri": "at://did:plc:abc/app.bsky.feed.post/1", "author": {"handle": "issa.example"},
    "record": {"text": "L’eau est sale", "createdAt": "2026-03-02T08:00:00Z"},
}  # fmt: skip


def read(code: str, content: object):
    given = content if isinstance(content, bytes) else json.dumps(content).encode()
    return sources.get(code).parse(given)


def test_a_json_feed_is_read():
    first, second = read("json_feed", JSON_FEED)
    assert (first.text, first.url, first.published_at) == (
        "Le pont\n\nIl est fermé", "https://a.example/1", EIGHT,
    )  # fmt: skip
    assert (second.text, second.url, second.published_at) == ("Rien", "", None)


def test_a_sitemap_gives_titles_and_addresses_that_read_as_titles():
    first, second = read("sitemap", SITEMAP.encode())
    assert (first.text, first.published_at) == ("Le pont est fermé", EIGHT)
    assert second.text == "l eau du puits est sale"


def test_a_telegram_channel_gives_its_posts_without_their_author():
    (post,) = read("telegram_channel", TELEGRAM.encode())
    assert (post.text, post.url, post.published_at) == (
        "L’eau de Bilmari\nest sale", "https://t.me/radio/12", EIGHT,
    )  # fmt: skip


def test_a_hashtag_gives_public_statuses_without_their_author():
    others = [STATUS | {"visibility": "unlisted"}, STATUS | {"reblog": {}, "content": ""}, 7]
    (status,) = read("mastodon_tag", [STATUS, *others])
    assert (status.text, status.url, status.published_at) == ("L’eau & le puits", "", EIGHT)


def test_a_search_of_bluesky_gives_posts_without_their_author():
    (post,) = read("bluesky_search", {"posts": [POST, {"record": []}, 7]})
    assert (post.text, post.url, post.published_at) == ("L’eau est sale", "", EIGHT)


PAGE = (
    "<meta charset=iso-8859-1><nav>Menu</nav><script>alert(1)</script><main><h1>Été</h1>"
    "<p>L'eau du puits de Bilmari est très sale depuis hier.</p></main><footer>2026</footer>"
)


def test_a_page_gives_its_words_and_is_new_only_when_they_change():
    (one,) = read("web_page", PAGE.encode("latin-1"))
    (same,) = read("web_page", PAGE.replace("Menu", "Menu 2").encode("latin-1"))
    (other,) = read("web_page", PAGE.replace("hier", "lundi").encode("latin-1"))
    assert one.text == "Été\nL'eau du puits de Bilmari est très sale depuis hier."
    assert one.provider_id == same.provider_id != other.provider_id


BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "ha">]><urlset><url><loc>https://a.example/&a;</loc></url></urlset>'
)
POLLED = ["json_feed", "sitemap", "telegram_channel", "mastodon_tag", "bluesky_search", "web_page"]


@pytest.mark.parametrize("code", POLLED)
@pytest.mark.parametrize(
    "content", [b"", b"{}", b"\x00\xff" * 50, b"[" * 90_000, b"<html></html>", BOMB[:60]],
    ids=["empty", "object", "noise", "deep", "page", "cut"],
)  # fmt: skip
def test_what_is_something_else_is_refused(code, content):
    with pytest.raises(InvalidInputError):
        read(code, content)


def test_an_entity_in_a_sitemap_is_refused():
    with pytest.raises(InvalidInputError) as met:
        read("sitemap", BOMB)
    assert "entités" in met.value.advice()


@pytest.mark.parametrize(
    ("code", "typed", "address"),
    [
        ("youtube", "https://www.youtube.com/channel/UCaBcDeFgHiJkLmNoPqRsTuV", "https://www.youtube.com/feeds/videos.xml?channel_id=UCaBcDeFgHiJkLmNoPqRsTuV"),
        ("telegram_channel", "@radio_tassara", "https://t.me/s/radio_tassara"),
        ("telegram_channel", "https://t.me/radio_tassara", "https://t.me/s/radio_tassara"),
        ("mastodon_tag", "https://s.example #Bilmari", "https://s.example/api/v1/timelines/tag/Bilmari?limit=40"),
        ("bluesky_search", "forage  Bilmari", "https://public.api.bsky.app/xrpc/app.bsky.feed.searchPosts?q=forage+Bilmari&limit=50&sort=latest"),
    ],
)  # fmt: skip
def test_what_was_typed_becomes_an_address(code, typed, address):
    assert sources.get(code).address(typed) == address


@pytest.mark.parametrize(
    ("code", "typed"),
    [("youtube", "Radio"), ("telegram_channel", "../x"), ("telegram_channel", "@x y"),
     ("mastodon_tag", "file:///etc #x"), ("mastodon_tag", "https://a@b #x"), ("bluesky_search", " "),
     ("web_page", "javascript:x")],
)  # fmt: skip
def test_what_cannot_be_followed_is_refused_when_it_is_typed(code, typed):
    with pytest.raises(InvalidInputError):
        sources.get(code).address(typed)
