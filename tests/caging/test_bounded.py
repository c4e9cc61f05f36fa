"""Programs that read what anybody sends: they end, and nobody waits behind a crowd."""

import sys
from threading import Event, Thread

import pytest

from kakaki.caging.facade import Bounds, TooHeavyError, Turns, run
from kakaki.kernel.errors import UnavailableError

BOUNDS = Bounds(processor=1, wall=60.0, memory=1 << 29)


def python(words: str) -> list[str]:
    return [sys.executable, "-I", "-c", f"import sys; content = sys.stdin.buffer.read(); {words}"]


def test_a_program_answers_to_what_it_is_given():
    assert run(python("sys.stdout.buffer.write(content[::-1])"), b"abc" * 99_999, BOUNDS) == (
        b"cba" * 99_999
    )


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("\nwhile True: pass", BOUNDS),
        ("bytearray(1 << 30)", BOUNDS),
        ("import time; time.sleep(600)", Bounds(processor=1, wall=0.5, memory=1 << 29)),
        ("import os; os.abort()", BOUNDS),
        ("sys.exit(3)", BOUNDS),
        ("import os; os.write(os.memfd_create('file'), b'x')", BOUNDS),
    ],
    ids=["no end", "no memory left", "sleeps", "crashes", "says that it failed", "writes a file"],
)
def test_a_program_that_takes_too_much_or_dies_gives_no_answer(words, bounds):
    with pytest.raises(TooHeavyError):
        run(python(words), b"", bounds)


def test_a_program_that_is_not_there_gives_no_answer():
    with pytest.raises(TooHeavyError):
        run(["/nowhere/at/all"], b"", BOUNDS)


def test_a_crowd_is_answered_at_once_and_the_next_visitor_has_a_turn():
    turns = Turns(at_once=1, waiting=0, seconds=60.0, advice="Réessayez.")
    holds, let_go = Event(), Event()

    def hold() -> None:
        with turns.one():
            holds.set()
            let_go.wait(60)

    first = Thread(target=hold)
    first.start()
    assert holds.wait(60)
    with pytest.raises(UnavailableError) as refused, turns.one():
        pass
    assert refused.value.advice() == "Réessayez."
    let_go.set()
    first.join(60)
    with turns.one():
        pass


def test_whoever_waits_too_long_is_told_so():
    turns = Turns(at_once=1, waiting=1, seconds=0.01, advice="Réessayez.")
    with turns.one(), pytest.raises(UnavailableError), turns.one():
        pass
    with turns.one():
        pass
