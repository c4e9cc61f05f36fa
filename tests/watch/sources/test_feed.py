"""Feeds, good and hostile."""

from datetime import UTC, datetime

import pytest

from kakaki.kernel.errors import InvalidInputError
from kakaki.watch.engine.incoming import LONGEST
from kakaki.watch.sources.feed import LARGEST, MOST_ENTRIES, source

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Radio Tassara</title>
<item><guid>a-1</guid><title>L&#8217;eau de Bilmari &amp; le forage</title><link>https://radio.example/1</link>
<description>&lt;p&gt;On dit qu&#8217;elle est &lt;b&gt;empoisonnée&lt;/b&gt;.&lt;script&gt;alert(1)&lt;/script&gt;&lt;/p&gt;</description>
<pubDate>Mon, 02 Mar 2026 08:00:00 +0100</pubDate></item>
<item><guid>a-2</guid><title>Wai za a rufe makarantu?</title><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Forum</title>
<entry><id>urn:x:1</id><title>Le pont est fermé</title><updated>2026-03-02T08:00:00Z</updated>
<link href="https://forum.example/1"/><summary>Depuis hier.</summary></entry></feed>"""


def test_an_rss_feed_is_read_without_its_markup():
    first, second = source.parse(RSS.encode())
    assert first.text == "L’eau de Bilmari & le forage\n\nOn dit qu’elle est empoisonnée."
    assert (first.provider_id, first.url) == ("a-1", "https://radio.example/1")
    assert first.published_at == datetime(2026, 3, 2, 7, tzinfo=UTC)
    assert (second.text, second.url, second.published_at) == ("Wai za a rufe makarantu?", "", None)


def test_an_atom_feed_is_read():
    (entry,) = source.parse(ATOM.encode())
    assert (entry.text, entry.url) == (
        "Le pont est fermé\n\nDepuis hier.",
        "https://forum.example/1",
    )


def test_a_feed_cut_in_the_middle_gives_what_can_be_read():
    assert source.parse(RSS.encode()[:-40])[0].provider_id == "a-1"


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16"])
def test_a_feed_in_another_encoding_is_read(encoding):
    text = RSS.replace("utf-8", encoding).replace("&#8217;", "'")
    assert "empoisonnée" in source.parse(text.encode(encoding))[0].text


def test_a_feed_that_lies_about_its_encoding_is_read_as_it_can():
    text = RSS.replace("&#8217;", "'").encode("latin-1")
    assert "empoisonnée" in source.parse(text)[0].text


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><rss version="2.0"><channel><item><title>&c;</title>'
    "</item></channel></rss>"
)
FILE = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><title>&f;</title></item></channel></rss>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("trap", [BOMB, FILE, " " * 5000 + BOMB], ids=["bomb", "file", "far"])
def test_an_entity_is_refused_in_any_encoding(trap, encoding):
    with pytest.raises(InvalidInputError):
        source.parse(trap.encode(encoding))


@pytest.mark.parametrize(
    "content",
    [b"", b"<html><body>404</body></html>", b"{}", b"\x00\xff" * 50, b"\x1f\x8b\x08\x00"],
    ids=["empty", "page", "json", "noise", "gzip"],
)
def test_what_is_no_feed_is_refused(content):
    with pytest.raises(InvalidInputError):
        source.parse(content)


def test_a_content_that_looks_like_a_path_or_an_address_is_never_opened(tmp_path):
    kept = tmp_path / "feed.xml"
    kept.write_text(RSS, encoding="utf-8")
    for content in (str(kept), f"file://{kept}", "http://127.0.0.1:9/flux"):
        with pytest.raises(InvalidInputError):
            source.parse(content.encode())


def test_a_feed_too_heavy_is_refused():
    with pytest.raises(InvalidInputError) as met:
        source.parse(b" " * (LARGEST + 1))
    assert "2 Mo" in met.value.advice()


def test_a_feed_gives_so_many_entries_and_each_so_long_and_no_more():
    item = f"<item><title>{'e' * 9000}</title></item>"
    found = source.parse(f'<rss version="2.0"><channel>{item * 202}</channel></rss>'.encode())
    assert len(found) == MOST_ENTRIES
    assert {len(one.text) for one in found} == {LONGEST}


@pytest.mark.parametrize(
    "date", ["Mon, 02 Mar 99999 08:00:00 GMT", "hier", "", "0000-00-00T00:00:00Z"]
)
def test_a_date_that_cannot_be_is_no_date_or_a_date(date):
    text = RSS.replace("Mon, 02 Mar 2026 08:00:00 +0100", date)
    assert source.parse(text.encode())[0].provider_id == "a-1"
