"""`kakaki check` works without Django and says what it cannot read."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
BLOCKER = (
    "import sys, importlib.abc\n"
    "class No(importlib.abc.MetaPathFinder):\n"
    "    def find_spec(self, name, path, target=None):\n"
    "        if name.split('.')[0] in {'django', 'wagtail'}: raise ImportError(name)\n"
    "sys.meta_path.insert(0, No())\n"
    "from kakaki.config.command import main\n"
    "sys.exit(main(sys.argv[1:]))\n"
)


def check(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BLOCKER, "check", *words],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_findings_are_one_json_list(tmp_path):
    file = tmp_path / "a.md"
    file.write_text("# Titre\n\nLe ministre arrive hier.\n", encoding="utf-8")
    done = check(str(file), "--format", "json", "--date", "2026-03-02")
    (found,) = json.loads(done.stdout)
    assert set(found) == {
        "file",
        "rule",
        "class",
        "start",
        "end",
        "line",
        "excerpt",
        "message",
        "fix",
    }
    assert (found["rule"], found["line"], found["excerpt"]) == ("relative_date", 3, "hier")
    assert file.read_text(encoding="utf-8")[found["start"] : found["end"]] == "hier"
    assert done.returncode == 1


def test_a_bad_file_does_not_stop_the_others(tmp_path):
    good, bad = tmp_path / "a.txt", tmp_path / "b.docx"
    good.write_text("Le puits est ouvert.", encoding="utf-8")
    bad.write_bytes(b"nothing")
    done = check(str(tmp_path / "absent.txt"), str(bad), str(good))
    assert done.returncode == 2
    assert "absent.txt" in done.stderr
    assert "Word" in done.stderr
    assert "Rien à signaler" in done.stdout
    assert "Traceback" not in done.stderr


def test_nothing_to_correct_is_a_success(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("Le puits est ouvert.", encoding="utf-8")
    assert check(str(file)).returncode == 0
