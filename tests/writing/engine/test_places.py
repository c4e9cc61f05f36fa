"""A place is known again after edits elsewhere, and never taken for another one."""

from kakaki.writing.engine.blocks import Block, Document
from kakaki.writing.engine.check import check
from kakaki.writing.engine.places import Place, known_again, place_of


def places(body: str, rule: str = "relative_date") -> list[Place]:
    document = Document((Block("paragraph", body, 0, "body"),), sources={"body": body})
    found = [one for one in check(document) if one.rule == rule]
    return [place_of(one, document.sources) for one in found]


BODY = "Le ministre est venu hier à Bilmari. Les travaux avancent."


def test_a_place_is_known_again_when_the_text_before_grows():
    (kept,) = places(BODY)
    assert known_again(places(f"Une phrase de plus. {BODY}"), {"a": kept}) == {0: "a"}


def test_a_place_is_known_again_when_one_side_is_rewritten():
    (kept,) = places(BODY)
    changed = BODY.replace("à Bilmari", "dans la ville de Tassara")
    assert known_again(places(changed), {"a": kept}) == {0: "a"}


def test_a_place_is_lost_when_both_sides_are_rewritten():
    (kept,) = places(BODY)
    assert known_again(places("Nos agents ont vu hier une foule heureuse."), {"a": kept}) == {}


def test_the_same_words_elsewhere_are_another_place():
    (kept,) = places(BODY)
    both = places(f"{BODY} La préfète est partie hier pour Gao.")
    assert known_again(both, {"a": kept}) == {0: "a"}


def test_of_two_places_that_agree_the_nearest_one_is_known_again():
    (kept,) = places(BODY)
    both = places(f"Le ministre est venu hier matin au port. {BODY}")
    assert known_again(both, {"a": kept}) == {1: "a"}


def test_a_curly_apostrophe_beside_the_place_leaves_it_the_same():
    (kept,) = places("L'équipe d'Aïssa vient demain à l'hôpital.")
    assert known_again(places("L’équipe d’Aïssa vient demain à l’hôpital."), {"a": kept}) == {
        0: "a"
    }


def test_another_rule_at_the_same_words_is_not_ignored():
    (kept,) = places(BODY)
    other = Place("anglicism", kept.field, kept.words, kept.before, kept.after)
    assert known_again([other], {"a": kept}) == {}


def test_a_long_sentence_moved_elsewhere_is_known_again_by_its_own_words():
    words = "un deux trois quatre cinq six sept"
    kept = Place("long_sentence", "body", words, "avant", "après")
    assert known_again([Place("long_sentence", "body", words, "x", "y")], {"a": kept}) == {0: "a"}
