"""The command line says in French what it can do, and what went wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kakaki.config.command import COMMANDS

ROOT = Path(__file__).parents[2]


def kakaki(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kakaki.config.command", *words],
        env={**os.environ, "KAKAKI_DATA": str(data), "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_every_command_is_listed_with_what_it_does(tmp_path):
    shown = kakaki(tmp_path, "--help").stdout
    for name, (_, label) in COMMANDS.items():
        assert name in shown
        assert label.split()[0] in shown


def test_a_backup_of_nothing_says_so_in_french(tmp_path):
    done = kakaki(tmp_path / "vide", "backup", str(tmp_path / "copie.tar.gz"))
    assert done.returncode == 2
    assert "Il n’y a pas de données" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_doctor_says_what_an_empty_folder_needs(tmp_path):
    done = kakaki(tmp_path, "doctor")
    assert "mises à jour de la base attendent" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_answers_to_help(tmp_path, name):
    done = kakaki(tmp_path, name, "--help")
    assert done.returncode == 0, done.stderr
    assert "usage:" in done.stdout
