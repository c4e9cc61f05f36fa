"""`kakaki check` works without Django and says what it cannot read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

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


def check(*words: str, typed: str = "", folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BLOCKER, "check", *words],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"},
        input=typed,
        encoding="utf-8",
        cwd=folder,
        capture_output=True,
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
        "column",
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


def test_what_comes_by_the_standard_input_is_mended_to_the_standard_output(tmp_path):
    done = check("-", "--fix", typed="L'eau  est là.", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "L’eau est là.")
    assert "2 corrections" in done.stderr


def test_a_file_is_mended_only_when_that_is_asked(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("L'eau est là.", encoding="utf-8")
    shown = check("a.txt", "--diff", folder=tmp_path)
    assert shown.returncode == 1
    assert "+L’eau est là." in shown.stdout
    assert file.read_text(encoding="utf-8") == "L'eau est là."
    assert check("a.txt", "--fix", folder=tmp_path).returncode == 0
    assert file.read_text(encoding="utf-8") == "L’eau est là."


def test_the_settings_of_the_folder_are_followed_and_the_command_line_wins(tmp_path):
    (tmp_path / "kakaki.toml").write_text('ignore = ["straight_apostrophe"]\nexclude = ["vieux"]\n')
    for name in ("a.md", "vieux/b.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("L'eau est là.", encoding="utf-8")
    assert check(".", folder=tmp_path).returncode == 0
    done = check(".", "--ignore", "", "--format", "json", folder=tmp_path)
    assert [row["file"] for row in json.loads(done.stdout)] == ["a.md"]


@pytest.mark.parametrize(
    ("level", "code"), [("jamais", 0), ("corriger", 0), ("verifier", 1), ("juger", 1)]
)
def test_the_level_asked_decides_the_exit_code(tmp_path, level, code):
    (tmp_path / "a.md").write_text("Nous voulons booster le riz.", encoding="utf-8")
    assert check("a.md", "--fail-on", level, folder=tmp_path).returncode == code


def test_a_setting_that_cannot_be_meant_ends_with_two_and_a_french_sentence(tmp_path):
    (tmp_path / "kakaki.toml").write_text('profil = "page"\n')
    done = check("-", typed="mot", folder=tmp_path)
    assert done.returncode == 2
    assert "Vouliez-vous dire « profile »" in done.stderr


def test_the_interface_for_programs_needs_no_django():
    code = (
        "from kakaki.writing.facade import check_text, mended_text, gazetteer;"
        "text = \"L'eau  de l'ONEP\";"
        "found = check_text(text, profile='page', vocabulary=gazetteer('niger'));"
        "print(mended_text(text, found)[0])"
    )
    done = subprocess.run(
        [sys.executable, "-c", BLOCKER.partition("from kakaki")[0] + code],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "L’eau de l’ONEP"  # An acronym is never expanded unasked.
