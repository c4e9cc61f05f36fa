"""Pages read from either side: no style sheet of the screen names left or right."""

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "kakaki"
SHEETS = sorted(SOURCE.rglob("static/**/*.css"))
PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right)\b"
    r"|(?<![\w-])(?:left|right|float|clear)\s*:"
    r"|text-align\s*:\s*(?:left|right)\b"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
)
# Four values whose second and fourth differ say right and left without naming them.
FOUR = re.compile(
    r"(?:margin|padding|inset)\s*:\s*" + r"\s+".join([r"([^\s;{}]+)"] * 4) + r"\s*[;}]"
)


@pytest.mark.parametrize("sheet", SHEETS, ids=[str(s.relative_to(SOURCE)) for s in SHEETS])
def test_a_style_sheet_speaks_of_start_and_end_only(sheet):
    text = sheet.read_text(encoding="utf-8")
    assert PHYSICAL.findall(text) == []
    assert [found for found in FOUR.findall(text) if found[1] != found[3]] == []


@pytest.mark.parametrize("rule", ["a{margin-left:1px}", "a{left:0}", "a{text-align:right}"])
def test_a_physical_rule_would_be_seen(rule):
    assert PHYSICAL.search(rule)


def test_four_unequal_values_would_be_seen():
    assert FOUR.findall("a{padding:0 0 0 1rem}") == [("0", "0", "0", "1rem")]
