"""Every rule flags what it says it flags, and leaves alone what it says it leaves alone."""

from datetime import date
from pathlib import Path

import pytest

from kakaki.writing.engine import rules as folder
from kakaki.writing.engine.blocks import Block, Document
from kakaki.writing.engine.check import check
from kakaki.writing.engine.lexicons import entries
from kakaki.writing.engine.phrases import written_forms
from kakaki.writing.engine.readers import html, markdown
from kakaki.writing.engine.rule import Rule, rules
from kakaki.writing.engine.rules import administrative_formula

PAGE = Path(__file__).parents[3] / "docs" / "change" / "writing-rules.md"


def read(rule: Rule, text: str):
    if rule.field == "title":
        blocks = (Block("title", text, 0, "x"),)
    elif rule.field == "lead":
        blocks = (Block("lead", text, 0, "x"),)
    elif rule.field == "html":
        blocks = html.read(text, field="x")
    elif rule.field == "description":
        return check(Document((), sources={"description": text}), only=[rule.code])
    else:
        blocks = markdown.read(text, field="x")
    profile = "page" if "page" in rule.profiles or not rule.profiles else min(rule.profiles)
    document = Document(blocks, profile, date(2026, 3, 4), {"x": text})
    return check(document, only=[rule.code])


def cases(kind: str):
    return [
        pytest.param(r, t, id=f"{r.code}-{n}")
        for r in rules
        for n, t in enumerate(getattr(r, kind))
    ]


@pytest.mark.parametrize(("rule", "text"), cases("flags"))
def test_rule_flags_its_own_examples_at_their_place(rule, text):
    found = read(rule, text)
    assert found
    for finding in found:
        assert finding.span.end <= len(text)
        if finding.fix is not None:
            assert finding.span.of(text) == finding.excerpt


@pytest.mark.parametrize(("rule", "text"), cases("accepts"))
def test_rule_leaves_its_own_examples_alone(rule, text):
    assert read(rule, text) == ()


@pytest.mark.parametrize(("rule", "text"), cases("flags"))
def test_a_fix_mends_what_it_promises(rule, text):
    found = [finding for finding in read(rule, text) if finding.fix is not None]
    mended = text
    for finding in sorted(found, key=lambda f: f.span.start, reverse=True):
        mended = mended[: finding.span.start] + finding.fix + mended[finding.span.end :]
    if found:
        assert [f for f in read(rule, mended) if f.fix is not None] == []


@pytest.mark.parametrize(
    "formula", [form for entry in entries("formulas") for form in written_forms(entry[0])]
)
def test_every_formula_of_the_lexicon_is_found_in_capitals_too(formula):
    for text in (f"Il y a {formula} cela.", f"{formula.capitalize()} cela.", formula.upper()):
        assert read(administrative_formula.rule, text), text


@pytest.mark.parametrize("rule", list(rules), ids=[rule.code for rule in rules])
def test_rule_is_documented_and_says_who_asks_for_it(rule):
    assert f"| `{rule.code}` |" in PAGE.read_text(encoding="utf-8")
    assert len(rule.source) > 10


def test_every_documented_rule_exists():
    table = PAGE.read_text(encoding="utf-8").partition("\n## ")[0]
    lines = [line for line in table.splitlines() if line.startswith("| `")]
    assert {line.split("`")[1] for line in lines} == set(rules.all())


def test_a_rule_dropped_in_a_folder_works_with_nothing_else_changed(tmp_path, monkeypatch):
    (tmp_path / "word_wall.py").write_text(
        '"""A rule of this test only."""\n'
        "from kakaki.writing.engine.rule import Hit, Rule\n"
        "def find(document):\n"
        "    for block in document.prose():\n"
        "        if 'mur' in block.text:\n"
        "            yield Hit(block, 0, 3, 'Un mur.')\n"
        "rule = Rule(__name__, title='Mur', source='cet essai, pour cet essai', class_='à vérifier',\n"
        "            find=find, flags=('mur',), accepts=('porte',))\n"
    )
    monkeypatch.setattr(folder, "__path__", [*folder.__path__, str(tmp_path)])
    rules.forget()
    try:
        document = Document(markdown.read("mur blanc", field="x"), sources={"x": "mur blanc"})
        assert [finding.rule for finding in check(document)] == ["word_wall"]
    finally:
        rules.forget()


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("Il part demain.", "Il part le jeudi 5 mars 2026."),
        ("Le marché d’hier est annulé.", "Le marché du mardi 3 mars 2026 est annulé."),
        ("Ouvert jusqu’à demain soir.", "Ouvert jusqu’au jeudi 5 mars 2026 au soir."),
        ("Hier matin, il a plu.", "Le mardi 3 mars 2026 au matin, il a plu."),
    ],
)
def test_a_day_mended_makes_a_french_sentence(written, mended):
    [finding] = read(rules.get("relative_date"), written)
    sentence = written[: finding.span.start] + finding.fix + written[finding.span.end :]
    assert sentence.replace("\u00a0", " ") == mended


def test_a_quoted_term_may_be_mended_but_not_a_quoted_speech():
    rule = rules.get("anglicism")
    assert read(rule, "Une séance de « fact-checking » ouvre lundi 3 mars.")
    assert not read(rule, "« Je veux booster la production de riz ici », dit le ministre.")
