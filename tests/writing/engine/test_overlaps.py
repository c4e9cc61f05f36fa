"""Two rules that ask for the same gesture at one place speak once, and the surest one speaks."""

from datetime import date

from kakaki.kernel.spans import Span
from kakaki.writing.engine.blocks import Block, Document
from kakaki.writing.engine.check import check
from kakaki.writing.engine.overlaps import FAMILIES, one_a_place
from kakaki.writing.engine.readers import markdown
from kakaki.writing.engine.rule import ORDER, Finding, rules

RIVER = (
    "Le ministre, qui a visité le centre dont la porte est cassée, a dit que les agents qui y "
    "travaillent, lorsque la pluie vient, seront aidés par la commune, que le toit sera refait "
    "en mars, et que le puits, enfin, sera curé."
)


def a_finding(rule, start, end, *, class_=None, field="body"):
    return Finding(
        rule, class_ or rules.get(rule).class_, field, Span(start, end), 1, "", "Message."
    )


def codes(text, **given):
    document = Document(markdown.read(text), sources={"": text}, **given)
    return [finding.rule for finding in check(document)]


def test_a_sentence_to_cut_is_told_once():
    assert codes(RIVER).count("long_sentence") == 1
    assert not {"nested_clauses", "many_commas", "hidden_list"} & set(codes(RIVER))


def test_a_short_sentence_with_nested_clauses_is_still_told():
    text = (
        "Le maire qui a vu le puits dont la pompe fuit dit que ceux qui viennent, lorsque la pluie "
        "cesse, attendront."
    )
    assert "nested_clauses" in codes(text)


def test_yesterday_evening_asks_for_its_date_once():
    text = "Le ministre a visité hier soir l’hôpital de Bilmari."
    assert [
        c for c in codes(text, published_on=date(2026, 3, 3)) if "date" in c or "time" in c
    ] == ["relative_date"]


def test_what_must_be_mended_never_gives_way_to_another_class():
    for family in FAMILIES:
        for surer in family:
            for other in family:
                if ORDER[rules.get(surer).class_] > ORDER[rules.get(other).class_]:
                    both = {a_finding(surer, 0, 50), a_finding(other, 0, 50)}
                    assert a_finding(other, 0, 50) in one_a_place(both)


def test_another_sentence_and_another_field_keep_their_finding():
    for other in (a_finding("hidden_list", 60, 90), a_finding("hidden_list", 0, 50, field="lead")):
        both = {a_finding("long_sentence", 0, 50), other}
        assert one_a_place(both) == both


def test_rules_of_different_families_do_not_hide_each_other():
    both = {a_finding("long_sentence", 0, 50), a_finding("relative_date", 10, 14)}
    assert one_a_place(both) == both


def test_every_rule_of_a_family_exists_and_stands_in_one_family():
    named = [code for family in FAMILIES for code in family]
    assert len(named) == len(set(named))
    assert set(named) <= set(rules.all())


def test_a_title_too_long_is_told_once():
    title = "Le ministère de la Santé de la République de Kounta " * 3
    found = check(Document((Block("title", title.strip(), 0, "title"),), sources={"title": title}))
    assert [f.rule for f in found if f.rule in {"title_shape", "card_title"}] == ["title_shape"]
