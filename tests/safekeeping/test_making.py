"""A backup is made once, encrypted, where it is told; the week's is restored to try it."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from tests.factories import a_ministry, a_person

from kakaki.audit.models import AuditEntry
from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, InvalidInputError, NotFoundError
from kakaki.safekeeping import health, making, selectors, trial, work
from kakaki.safekeeping.command import LATEST, restore
from kakaki.safekeeping.engine.rotation import name_at
from kakaki.safekeeping.key import present_key
from kakaki.safekeeping.models import DONE, FAILED, RUNNING, Backup, RestoreTrial

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["file", "sftp", "s3"])
def everywhere(request, house, settings) -> Path:
    """Return a house whose backups go, in turn, to each kind of place."""
    if request.param != "file":
        server = request.getfixturevalue("sftp" if request.param == "sftp" else "bucket")
        settings.KAKAKI_BACKUP = server.address
    return house


def test_a_backup_is_made_tried_and_restored_from_every_kind_of_place(
    everywhere, settings, tmp_path
):
    made = making.make_backup()
    assert (made.state, made.told) == (DONE, "")
    assert making.own_place().sizes() == {made.name: made.size}
    tried = trial.try_backup()
    assert (tried.state, tried.told, tried.name) == (DONE, "", made.name)
    assert tried.counts["accounts.Ministry"] == 1
    assert "1 ministère, 1 personne" in tried.counted
    assert tried.counts["files"] >= 5
    again = restore(
        named=LATEST, address=settings.KAKAKI_BACKUP, key=present_key(everywhere),
        data=tmp_path / "ailleurs", replace=False, at=clock.now(),
    )  # fmt: skip
    assert again.name == made.name
    assert (tmp_path / "ailleurs" / "media" / "puits.webp").read_bytes() == b"image" * 1000
    assert (tmp_path / "ailleurs" / "secret.key").read_text() == settings.SECRET_KEY
    assert list(everywhere.glob(".kakaki-backup*")) == []
    assert list(everywhere.glob(".kakaki-trial*")) == []


def test_what_was_done_is_in_the_journal_and_in_the_signs(house):
    assert [s.level for s in health.signs()] == ["failure", "warning", "warning"]
    making.make_backup()
    trial.try_backup()
    assert [s.level for s in health.signs()] == ["good", "good", "warning"]
    actions = set(AuditEntry.objects.values_list("action", flat=True))
    assert {"safekeeping.done", "safekeeping.trial_done"} <= actions


def test_asked_twice_there_is_one_and_the_database_holds_to_it(house):
    person = a_person()
    first = making.ask_backup(actor_id=person.pk)
    assert making.ask_backup(actor_id=None).pk == first.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        Backup.objects.create(state=RUNNING, asked_at=clock.now())
    made = making.make_backup()
    assert (made.pk, made.state, made.asked_by_id) == (first.pk, DONE, person.pk)
    assert making.ask_backup(actor_id=None).pk != first.pk


def test_two_processes_never_work_at_once(house):
    with work.turn():
        assert not work.is_free()
        with pytest.raises(ConflictError) as refused:
            making.make_backup()
        assert "déjà en cours" in refused.value.advice()
        with pytest.raises(ConflictError):
            trial.try_backup()
        with pytest.raises(ConflictError):
            making.back_up_to(house.parent / "copie.tar.gz.age")
    assert work.is_free()
    assert not Backup.objects.exists()


def test_without_a_place_nothing_is_made_and_it_is_said(house, settings):
    settings.KAKAKI_BACKUP = ""
    with pytest.raises(InvalidInputError) as refused:
        making.ask_backup(actor_id=None)
    assert "KAKAKI_BACKUP" in refused.value.advice()
    assert [s.level for s in health.signs()] == ["warning"]
    assert not selectors.backup_is_due()


def test_a_place_that_refuses_is_told_and_the_backup_of_before_stays(house, tmp_path):
    before = making.make_backup()
    (tmp_path / "disque").rename(tmp_path / "ailleurs")
    (tmp_path / "disque").write_text("un fichier, pas un dossier")
    failed = making.make_backup()
    assert failed.state == FAILED
    assert "refuse" in failed.told
    assert [p.name for p in (tmp_path / "ailleurs").iterdir()] == [before.name]
    assert list(house.glob(".kakaki-kakaki*")) == []
    sign = health.signs()[0]
    assert sign.level == "warning"
    assert "refuse" in sign.advice


def test_a_backup_left_by_a_dead_process_is_made_again_and_not_for_ever(house):
    row = Backup.objects.create(state=RUNNING, asked_at=clock.now(), starts=1)
    (house / ".kakaki-backup-mort").mkdir()
    (house / ".kakaki-kakaki-20260101-000000.tar.gz.age").write_bytes(b"la moitie")
    assert selectors.backup_is_due()
    made = making.make_backup()
    assert (made.pk, made.state) == (row.pk, DONE)
    assert [p.name for p in house.glob(".kakaki-*")] == [work.LOCK]
    row = Backup.objects.create(state=RUNNING, asked_at=clock.now(), starts=work.MOST_STARTS)
    assert making.make_backup().state == FAILED
    assert "trois fois" in Backup.objects.get(pk=row.pk).told


def test_old_backups_go_and_what_is_not_ours_or_was_tried_last_stays(house, tmp_path, settings):
    settings.KAKAKI_BACKUP_KEEP = "2,0,0"
    folder = tmp_path / "disque"
    folder.mkdir()
    old = [name_at(clock.now() - timedelta(days=n)) for n in (1, 2, 3)]
    for name in [*old, "photo.jpg"]:
        (folder / name).write_bytes(b"x")
    gone = Backup.objects.create(
        state=DONE, asked_at=clock.now(), name=old[1], place=str(folder), size=1
    )
    RestoreTrial.objects.create(state=DONE, asked_at=clock.now(), name=old[2])
    made = making.make_backup()
    assert {p.name for p in folder.iterdir()} == {made.name, old[0], old[2], "photo.jpg"}
    gone.refresh_from_db()
    assert gone.removed_at is not None


def test_a_rule_that_cannot_be_read_removes_nothing_and_says_so(house, settings):
    settings.KAKAKI_BACKUP_KEEP = "beaucoup"
    made = making.make_backup()
    assert made.state == DONE
    assert "anciennes" in made.told


def test_a_backup_that_one_byte_changed_fails_its_trial(house, tmp_path):
    made = making.make_backup()
    path = tmp_path / "disque" / made.name
    content = bytearray(path.read_bytes())
    content[-500] ^= 1
    path.write_bytes(content)
    tried = trial.try_backup()
    assert tried.state == FAILED
    assert "abîmée" in tried.told
    sign = health.signs()[1]
    assert (sign.level, sign.advice) == ("failure", tried.told)


def test_a_backup_whose_keys_do_not_open_fails_its_trial(house):
    (house / "keys").rename(house / "cles")
    making.make_backup()
    tried = trial.try_backup()
    assert tried.state == FAILED
    assert "Clé qui ne s’ouvre pas" in tried.told


def test_a_trial_of_nothing_and_of_a_strange_name_is_told(house):
    assert "aucune sauvegarde" in trial.try_backup().told
    with pytest.raises(NotFoundError):
        trial.ask_trial(name="../secret", actor_id=None)


def test_the_day_s_backup_and_the_week_s_trial_are_due_once(house):
    assert selectors.backup_is_due()
    assert not selectors.trial_is_due()
    row = making.make_backup()
    assert not selectors.backup_is_due()
    assert selectors.trial_is_due()
    tried = trial.try_backup()
    assert not selectors.trial_is_due()
    Backup.objects.filter(pk=row.pk).update(
        started_at=clock.now() - timedelta(days=2), finished_at=clock.now() - timedelta(days=2)
    )
    RestoreTrial.objects.filter(pk=tried.pk).update(finished_at=clock.now() - timedelta(days=8))
    assert selectors.backup_is_due()
    assert selectors.trial_is_due()


def test_after_a_failure_the_next_attempt_waits_an_hour(house):
    row = Backup.objects.create(state=FAILED, asked_at=clock.now(), finished_at=clock.now())
    assert not selectors.backup_is_due()
    row.finished_at = clock.now() - timedelta(hours=2)
    row.save()
    assert selectors.backup_is_due()


def test_a_key_kept_elsewhere_is_a_sign_of_its_own(house, settings):
    from kakaki.safekeeping import facade

    cabinet = a_ministry("cabinet", is_cabinet=True)
    making.make_backup()
    assert "que sur cette machine" in health.signs()[2].label
    assert facade.shown_key() == present_key(house)
    assert health.signs()[2].level == "good"
    assert AuditEntry.objects.filter(ministry=cabinet, action="safekeeping.key_shown").exists()


def kakaki(data: Path, *words: str, **given: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "KAKAKI_DATA": str(data), **given}
    environment.pop("KAKAKI_SECRET_KEY", "")
    return subprocess.run(
        [sys.executable, "-m", "kakaki.config.command", *words],
        env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


def test_the_commands_back_up_tell_try_and_restore_a_lost_machine(house, tmp_path, settings):
    (house / "secret.key").write_text(settings.SECRET_KEY)
    place = {"KAKAKI_BACKUP": f"file://{tmp_path}/disque"}
    made = kakaki(house, "backup", **place)
    assert made.returncode == 0, made.stderr
    assert "Sauvegarde faite" in made.stdout
    assert "1 fichier(s)" in kakaki(house, "backup", "--list", **place).stdout
    tried = kakaki(house, "backup", "--try", **place)
    assert tried.returncode == 0, tried.stdout + tried.stderr
    key = kakaki(house, "backup", "--key", **place).stdout.splitlines()[0]
    (tmp_path / "cle.txt").write_text(key)
    house.rename(tmp_path / "perdue")
    refused = kakaki(house, "restore", "derniere", **place)
    assert refused.returncode == 2
    assert "--key-file" in refused.stderr
    assert not house.exists()
    done = kakaki(house, "restore", "derniere", "--key-file", str(tmp_path / "cle.txt"), **place)
    assert done.returncode == 0, done.stderr
    assert (house / "media" / "puits.webp").exists()
    assert (house / "secret.key").read_text() == settings.SECRET_KEY
    plain = kakaki(house, "backup", "--plain", str(tmp_path / "clair.tar.gz"))
    assert "n’est pas chiffrée" in plain.stdout
    assert "Traceback" not in made.stderr + tried.stderr + refused.stderr + done.stderr
