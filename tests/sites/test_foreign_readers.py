"""What we say to machines is understood by programs that know nothing of us.

PyLD reads the JSON-LD, msgspec-schemaorg knows the words of schema.org, feedparser the feeds.
"""

import importlib
from typing import Any

import feedparser
import pytest
from pyld import jsonld
from tests.sites.test_kinds import CODES, published
from tests.sites.test_public import clarification, json_ld, read

from kakaki.sites import facade as sites

# Its package loads its models only when they are asked for by name.
VOCABULARY = importlib.import_module("msgspec_schemaorg.models")
SCHEMA = "https://schema.org/"


def expanded(data: dict[str, Any]) -> list[Any]:
    """Return the statements of a JSON-LD document; its context is not fetched but taken as read."""
    context = data.get("@context")
    assert context in ("https://schema.org", SCHEMA)
    return jsonld.expand({**data, "@context": {"@vocab": SCHEMA}})


def unknown_words(node: Any) -> list[str]:
    """Return each type and property that schema.org does not know, or not of this type."""
    if isinstance(node, list):
        return [word for one in node for word in unknown_words(one)]
    if not isinstance(node, dict):
        return []
    found: list[str] = []
    for name in node.get("@type", []):
        word = name.removeprefix(SCHEMA)
        model = getattr(VOCABULARY, word, None)
        if model is None:
            found.append(word)
            continue
        own = {key.removeprefix(SCHEMA) for key in node if not key.startswith("@")}
        found += [f"{word}.{key}" for key in sorted(own - set(model.__struct_fields__))]
    return found + [w for key, value in node.items() if key[0] != "@" for w in unknown_words(value)]


def test_a_word_that_schema_org_does_not_know_is_told():
    data = {"@context": SCHEMA, "@type": "Person", "name": "Awa", "colour": "bleu"}
    assert unknown_words(expanded(data)) == ["Person.colour"]


@pytest.mark.parametrize("code", CODES)
def test_the_json_ld_of_every_kind_is_read_by_another_program(health, code):
    page = published(health, code)
    statements = expanded(json_ld(read(health, page.url)))
    assert statements
    assert unknown_words(statements) == []


def test_that_of_an_official_answer_too(health):
    statements = expanded(json_ld(read(health, clarification(health).url)))
    assert unknown_words(statements) == []
    assert f"{SCHEMA}ClaimReview" in statements[0]["@type"]


@pytest.mark.parametrize("name", ["flux.rss", "flux.atom", "flux/communiques.rss"])
def test_the_feeds_are_read_by_another_program(health, name):
    page = sites.page(health.published("Eau & <santé>"))
    feed = feedparser.parse(read(health, f"/{name}"))
    assert not feed.bozo, feed.get("bozo_exception")
    [entry] = feed.entries
    assert entry.link == page.url
    assert entry.published_parsed
    assert "Eau" in entry.title
    assert entry.id
