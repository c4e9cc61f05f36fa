"""The process of the grammar begins on demand, survives being killed, and is never waited for."""

import os
import signal
import sys

import pytest

from kakaki.writing.grammar.process import GrammarProcess, is_installed

needs_grammalecte = pytest.mark.skipif(
    not is_installed(),
    reason="Grammalecte n’est pas installé : apt-get install python3-grammalecte",
)
# A program that answers as ours does, one error on the first letter, after a while when told so.
ANSWERING = """
import json, sys, time
for line in sys.stdin:
    asked = json.loads(line)
    if "mourir" in asked["text"]:
        sys.exit(1)
    if "bavarder" in asked["text"]:
        print("ceci n’est pas du JSON", flush=True)
        continue
    if "attendre" in asked["text"]:
        time.sleep(1)
    print(json.dumps({"number": asked["number"], "found": [[0, 1, "r", "m", ["X"]]]}), flush=True)
"""
FOUND = ((0, 1, "r", "m", ("X",)),)


@pytest.fixture
def process():
    one = GrammarProcess((sys.executable, "-c", ANSWERING))
    yield one
    one.close()


def test_nothing_runs_before_somebody_asks(process):
    assert process.pid is None
    assert process.errors_in("Un mot.", seconds=30) == FOUND
    assert process.pid is not None


def test_a_paragraph_seen_before_is_answered_without_the_process(process):
    process.errors_in("Un mot.", seconds=30)
    process.close()
    assert process.errors_in("Un mot.", seconds=30) == FOUND
    assert process.pid is None


def test_an_answer_that_comes_late_is_kept_for_the_next_one_who_asks(process):
    process.errors_in("Un mot.", seconds=30)
    assert process.errors_in("attendre", seconds=0.01) is None
    assert process.errors_in("Un autre.", seconds=30) == FOUND
    process_id = process.pid
    assert process.errors_in("attendre", seconds=0) == FOUND
    assert process.pid == process_id


def test_a_process_that_was_killed_is_begun_again(process):
    process.errors_in("Un mot.", seconds=30)
    first = process.pid
    os.kill(first, signal.SIGKILL)
    assert process.errors_in("Un autre.", seconds=30) == FOUND
    assert process.pid != first


@pytest.mark.parametrize("text", ["mourir", "bavarder"])
def test_a_process_that_dies_or_babbles_gives_nothing_and_is_begun_again(process, text):
    assert process.errors_in(text, seconds=30) is None
    assert process.errors_in("Un mot.", seconds=30) == FOUND


@pytest.mark.parametrize("command", [("/nowhere/python3",), (sys.executable, "-c", "")])
def test_a_program_that_is_gone_or_ends_at_once_gives_nothing(command):
    assert GrammarProcess(command).errors_in("Un mot.", seconds=30) is None


@pytest.mark.parametrize("text", ["", "  \n", "a" * 20_001])
def test_nothing_and_too_much_are_not_asked(process, text):
    assert process.errors_in(text, seconds=0) == ()
    assert process.pid is None


@needs_grammalecte
def test_grammalecte_itself_finds_an_agreement_and_survives_a_kill():
    process = GrammarProcess()
    try:
        found = process.errors_in("Les mesure sont prises.", seconds=60)
        assert found is not None
        assert [(error[0], error[1], error[4]) for error in found] == [(4, 10, ("mesures",))]
        os.kill(process.pid or 0, signal.SIGKILL)
        assert process.errors_in("La région est belle.", seconds=60) == ()
    finally:
        process.close()


def test_grammalecte_is_never_imported_in_our_process():
    assert "grammalecte" not in sys.modules
