"""A text that is well written is left in peace, and planted faults are told by their rule."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from kakaki.writing.reading import check_text

WELL_WRITTEN = Path(__file__).with_name("well_written")
PLANTED = Path(__file__).with_name("planted")
EXPECTED = tomllib.loads((PLANTED / "expected.toml").read_text(encoding="utf-8"))
DAY = date(2026, 3, 2)


def texts(folder):
    return sorted(path.name for path in folder.glob("*.md"))


def found(folder, name):
    """Return the findings of a text; its name begins with its profile: « falc_vote.md »."""
    text = (folder / name).read_text(encoding="utf-8")
    return check_text(text, profile=name.partition("_")[0], published_on=DAY)


@pytest.mark.parametrize("name", texts(WELL_WRITTEN))
def test_a_well_written_text_is_left_in_peace(name):
    findings = found(WELL_WRITTEN, name)
    assert [f for f in findings if f.class_ == "à corriger"] == []
    assert len([f for f in findings if f.class_ == "à vérifier"]) <= 1


@pytest.mark.parametrize("name", texts(PLANTED))
def test_planted_faults_are_told_and_nothing_else(name):
    assert {f.rule for f in found(PLANTED, name)} == set(EXPECTED[name]["told"])


@pytest.mark.parametrize("name", texts(PLANTED))
def test_a_fault_known_to_be_missed_is_listed_until_it_is_told(name):
    assert not {f.rule for f in found(PLANTED, name)} & set(EXPECTED[name]["missed"])


def test_both_shelves_hold_a_dozen_texts_and_the_list_knows_each():
    assert len(texts(WELL_WRITTEN)) >= 12
    assert set(texts(PLANTED)) == set(EXPECTED)
