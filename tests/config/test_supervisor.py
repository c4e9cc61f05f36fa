"""The process tree comes back by itself, and ends whole."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = """
import sys
from kakaki.config.supervisor import Child, supervise
write = "import os,sys,time; open(sys.argv[1], 'a').write(f'{os.getpid()} '); time.sleep(600)"
note = [sys.executable, "-c", write]
sys.exit(supervise([Child("un", note + [sys.argv[1]]), Child("deux", note + [sys.argv[2]])]))
"""


def until(condition, patience: float = 20):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError("it never came")


def numbers(path: Path) -> list[int]:
    return [int(line) for line in path.read_text().split()] if path.exists() else []


@pytest.fixture
def tree(tmp_path):
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            textwrap.dedent(SCRIPT),
            str(tmp_path / "un"),
            str(tmp_path / "deux"),
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stderr=subprocess.DEVNULL,
    )
    yield process
    process.kill()
    process.wait()


def is_alive(number: int) -> bool:
    return psutil.pid_exists(number) and psutil.Process(number).status() != "zombie"


def test_a_child_that_is_killed_is_started_again(tree, tmp_path):
    first = until(lambda: numbers(tmp_path / "un"))[0]
    os.kill(first, signal.SIGKILL)
    second = until(lambda: numbers(tmp_path / "un")[1:])[0]
    assert is_alive(second)
    assert len(until(lambda: numbers(tmp_path / "deux"))) == 1


def test_told_to_stop_it_ends_every_child(tree, tmp_path):
    first = until(lambda: numbers(tmp_path / "un"))[0]
    second = until(lambda: numbers(tmp_path / "deux"))[0]
    tree.send_signal(signal.SIGTERM)
    assert tree.wait(timeout=20) == 0
    until(lambda: not is_alive(first) and not is_alive(second))


def test_killed_without_warning_it_takes_its_children_along(tree, tmp_path):
    first = until(lambda: numbers(tmp_path / "un"))[0]
    second = until(lambda: numbers(tmp_path / "deux"))[0]
    tree.kill()
    until(lambda: not is_alive(first) and not is_alive(second))
