"""Each kind of text has its own thresholds, and the rules follow them."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from kakaki.writing.engine.blocks import Block, Document
from kakaki.writing.engine.check import check
from kakaki.writing.engine.profiles import PROFILES, profile_of

PAGE = Path(__file__).parents[3] / "docs" / "change" / "writing-rules.md"


def found(text: str, profile: str, rule: str, kind="paragraph"):
    return check(Document((Block(kind, text),), profile, sources={"": text}), only=[rule])


@pytest.mark.parametrize("code", PROFILES)
def test_a_sentence_is_too_long_one_word_beyond_the_threshold_of_its_profile(code):
    longest = PROFILES[code].sentence
    assert found("mot " * (longest - 1) + "fin.", code, "long_sentence") == ()
    assert found("mot " * longest + "fin.", code, "long_sentence")


@pytest.mark.parametrize(
    ("rule", "kind", "text", "strict", "loose"),
    [
        ("long_paragraph", "paragraph", "Un mot de plus. " * 20, "falc", "page"),
        ("title_shape", "title", "x" * 80, "page", "communique"),
        ("protocol_lead", "lead", "mot " * 35, "falc", "page"),
        ("passive_voice", "paragraph", "La route est fermée.", "falc", "page"),
        ("hidden_list", "paragraph", "Portez : un, deux, trois, quatre.", "falc", "page"),
        ("long_message", "paragraph", "x" * 200, "sms", "social"),
        ("straight_apostrophe", "paragraph", "L'eau.", "page", "sms"),
    ],
)
def test_a_rule_follows_the_profile(rule, kind, text, strict, loose):
    assert found(text, strict, rule, kind)
    assert found(text, loose, rule, kind) == ()


def test_what_exceeds_one_message_is_shown_from_its_first_character():
    (finding,) = found("a" * 170, "sms", "long_message")
    assert (finding.span.start, finding.span.end) == (160, 170)


def test_an_unknown_profile_is_refused_and_the_known_ones_are_told():
    with pytest.raises(LookupError, match="radio"):
        profile_of("affiche")
    assert Document((), "affiche").limits == PROFILES["page"]


def test_the_documented_thresholds_are_those_of_the_table():
    text = PAGE.read_text(encoding="utf-8")
    for profile in PROFILES.values():
        (line,) = re.findall(rf"^\| {profile.code} \|(.*)\|$", text, re.MULTILINE)
        given = [int(n) for n in re.findall(r"\d+", line)]
        names = (
            "sentence",
            "heavy_sentence",
            "paragraph",
            "headings",
            "lead",
            "title",
            "characters",
        )
        assert given == [value for name in names if (value := getattr(profile, name))]
    assert {field.name for field in fields(PROFILES["page"])} >= set(names)
