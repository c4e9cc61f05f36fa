"""What a second reader is shown of a change: the words that moved, and enough around them."""

from kakaki.sites.engine.changes import AROUND, changes, folded

LONG = "Le centre de Bilmari reçoit les malades de la ville et des villages. " * 20


def test_a_long_run_that_did_not_change_is_folded_and_nothing_is_lost():
    pieces = folded(changes(f"{LONG}Huit lits. {LONG}", f"{LONG}Neuf lits. {LONG}"))
    assert [p.kind for p in pieces] == ["folded", "same", "removed", "added", "same", "folded"]
    assert "".join(p.text for p in pieces if p.kind != "removed") == f"{LONG}Neuf lits. {LONG}"
    assert all(len(p.text) <= AROUND for p in pieces if p.kind == "same")


def test_a_short_text_and_one_without_change_are_shown_whole():
    assert all(p.kind != "folded" for p in folded(changes("Huit lits.", "Neuf lits.")))
    assert [p.kind for p in folded(changes(LONG, LONG))] == ["same"]
