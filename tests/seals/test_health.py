"""The doctor says that the log is broken, where, and what to do."""

import json

import pytest
from django.conf import settings
from tests.seals.conftest import a_folder

from kakaki.seals import health, journal


def signs() -> dict[str, tuple[str, str, str]]:
    return {sign.code: (sign.level, sign.label, sign.advice) for sign in health.signs()}


def test_a_whole_log_and_keys_that_open_are_good_signs(vaccine):
    assert signs()["log"] == ("good", "Journal public entier", "")
    assert signs()["keys"][0] == "good"


def test_a_machine_without_any_seal_is_well(db):
    assert {sign.level for sign in health.signs()} == {"good"}


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ("UPDATE seals_logentry SET leaf = x'00' WHERE \"index\" = 1", "la ligne 1 est illisible"),
        (
            "UPDATE seals_logentry SET leaf_hash = x'00' WHERE \"index\" = 2",
            "n’a plus son empreinte",
        ),
        ('DELETE FROM seals_logentry WHERE "index" = 1', "la ligne 1 ne suit pas la précédente"),
        ('DELETE FROM seals_logentry WHERE "index" = 2', "n’est pas dans le journal"),
        ("DELETE FROM seals_logentry", "n’est pas dans le journal"),
        ("UPDATE seals_seal SET state = 'withdrawn'", "n’est plus ce que dit le journal"),
        ("UPDATE seals_seal SET sha256 = '00'", "n’est plus ce que dit le journal"),
        ("DELETE FROM seals_seal", "n’est plus dans le registre"),
    ],
)
def test_whatever_was_touched_in_the_log_or_the_register_is_told(
    vaccine, water, broken_log, order, said
):
    broken_log(order)
    level, label, advice = signs()["log"]
    assert level == "failure"
    assert said in label or any(said in fault for fault in journal.faults())
    assert "comparez avec une sauvegarde" in advice


def test_a_database_that_no_longer_guards_the_log_is_told(vaccine, broken_log):
    broken_log("SELECT 1")
    assert "ne protège plus le journal" in signs()["log"][1]


def test_a_key_that_no_longer_opens_is_told_with_the_name_of_its_ministry(vaccine):
    for path in (settings.KAKAKI_DATA / "keys").iterdir():
        path.unlink()
    level, label, advice = signs()["keys"]
    assert level == "failure"
    assert "Ministère de la Santé" in label
    assert "secret.key" in advice


BREAKING = """
import django; django.setup()
from django.db import connection
with connection.cursor() as cursor:
    for guard in ("log_lines_never_change", "log_lines_never_go"):
        cursor.execute(f"DROP TRIGGER {guard}")
    cursor.execute("UPDATE seals_logentry SET leaf = x'00' WHERE id = 2")
"""


def test_kakaki_doctor_ends_with_an_error_on_a_broken_chain(tmp_path):
    folder = a_folder(tmp_path)
    whole = folder.kakaki("doctor")
    assert "✓ Journal public entier" in whole.stdout
    assert folder.python("-c", BREAKING).returncode == 0
    broken = folder.kakaki("doctor", "--format", "json")
    assert broken.returncode == 1
    (told,) = [sign for sign in json.loads(broken.stdout) if sign["code"] == "log"]
    assert told["level"] == "failure"
    assert "la ligne 1" in told["label"]
