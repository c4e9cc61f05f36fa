"""Checking again after a change gives exactly what checking the whole gives."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.check import check
from kakaki.writing.engine.checker import Checker
from kakaki.writing.engine.readers import markdown
from kakaki.writing.engine.rule import rules
from kakaki.writing.engine.vocabulary import Vocabulary

PARAGRAPHS = st.sampled_from(
    ["# Titre.", "L'Etat paie hier.", "Le PRODEK finance  vingt écoles.", "Il dit \"oui\" dans le cadre de cela.",
     "- un", "![](x.png)", "Lisez [ici](https://a.example).", "La loi a été votée par le ministre.",
     "Le prix est de 5 000 FCFA: payez.", "> « Nous boostons », dit-elle.", "mot " * 40 + "fin.", "TOUT EN CAPITALES ICI",
     "The ministry of health will open a new centre for all of the families.", "## Partie"]
)  # fmt: skip
TEXTS = st.lists(PARAGRAPHS, max_size=8).map("\n\n".join)
SHARED = Checker()


def a_document(text, profile="page", day=None, words=()):
    return Document(markdown.read(text), profile, day, {"": text}, Vocabulary.of(words))


@given(st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from(["page", "sms", "falc"]))
def test_a_checker_that_saw_other_texts_says_what_a_whole_check_says(texts, profile):
    for text in texts:
        document = a_document(text, profile)
        assert SHARED.check(document) == check(document)


def test_the_date_the_profile_and_the_vocabulary_are_not_mixed_up():
    checker = Checker()
    text = "L’Etat ouvre hier un puits qui donne de l’eau à toutes les familles de la ville de Bilmari."
    for document in (
        a_document(text),
        a_document(text, day=date(2026, 3, 2)),
        a_document(text, day=date(2026, 4, 2)),
        a_document(text, "sms"),
        a_document(text, words=["Etat"]),
    ):
        assert checker.check(document) == check(document)


def test_only_the_rules_that_are_asked_are_run():
    document = a_document("L'eau  est là hier.")
    checker = Checker()
    assert {f.rule for f in checker.check(document, only=["double_space"])} == {"double_space"}
    assert checker.check(document) == check(document)


def test_a_block_that_did_not_change_is_not_read_again(monkeypatch):
    seen = []
    rule = rules.get("double_space")
    find = rule.find

    def watched(document):
        seen.extend(block.text for block in document.blocks)
        return find(document)

    object.__setattr__(rule, "find", watched)
    try:
        checker = Checker()
        checker.check(a_document("un  mot\n\ndeux  mots"), only=["double_space"])
        checker.check(a_document("un  mot\n\ntrois  mots"), only=["double_space"])
    finally:
        object.__setattr__(rule, "find", find)
    assert seen == ["un  mot", "deux  mots", "trois  mots"]


def test_what_is_kept_stays_within_its_bound():
    checker = Checker(most=10_000)
    for number in range(300):
        checker.check(a_document(f"{'mot ' * 20}{number}."))
    assert 0 < checker._size <= 10_000
    assert sum(len(key[-1]) + 100 for key in checker._kept) == checker._size


@pytest.mark.parametrize("rule", [rule for rule in rules if rule.local], ids=lambda rule: rule.code)
def test_a_local_rule_finds_in_its_block_alone_what_it_finds_among_others(rule):
    for text in rule.flags:
        first = a_document(f"Autre mot.\n\n{text}\n\n# Partie\n\nFin.")
        whole = [(h.block.text, h.start, h.end, h.fix) for h in rule.find(first)]
        alone = [
            (h.block.text, h.start, h.end, h.fix)
            for block in first.blocks
            for h in rule.find(Document((block,), first.profile))
        ]
        assert sorted(whole, key=repr) == sorted(alone, key=repr)
