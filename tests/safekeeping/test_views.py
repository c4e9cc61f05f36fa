"""Operators see and ask for backups; the Cabinet sees how the machine goes; nobody else does."""

import time
from datetime import timedelta

import pytest
from django.test import Client
from tests import aside
from tests.accounts.conftest import (  # noqa: F401 -- a fixture.
    Country,
    browser_of,
    country,
    stranger,
)
from tests.ui.test_weight_and_access import SIZES, faults, read_in_a_browser

from kakaki.audit.models import AuditEntry, JobRun
from kakaki.kernel import clock
from kakaki.safekeeping import making, trial
from kakaki.safekeeping.models import ASKED, DONE, FAILED, Backup, RestoreTrial

pytestmark = pytest.mark.django_db
BACKUPS, HEALTH = "/bureau/sauvegardes/", "/bureau/sante/"


def fresh(browser: Client) -> Client:
    """Have the person of this browser just proved who they are."""
    session = browser.session
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session.save()
    return browser


def a_backup(**fields: object) -> Backup:
    now = clock.now()
    fields = {"state": DONE, "asked_at": now, "started_at": now, "finished_at": now,
              "name": "kakaki-20260615-020000.tar.gz.age", "size": 5_000_000} | fields  # fmt: skip
    return Backup.objects.create(**fields)


def every_address(backup: Backup) -> list[tuple[str, str]]:
    own = f"{BACKUPS}{backup.pk}/"
    return [
        ("get", BACKUPS), ("post", f"{BACKUPS}maintenant/"), ("post", f"{own}essayer/"),
        ("get", f"{own}fichier/"), ("get", f"{own}restaurer/"), ("post", f"{own}restaurer/"),
    ]  # fmt: skip


@pytest.mark.parametrize("who", ["officer", "reader", "head", "coordinator"])
def test_whoever_is_no_operator_is_refused_everywhere(country, house, who):
    browser = fresh(browser_of(getattr(country, who)))
    for verb, address in every_address(a_backup()):
        assert getattr(browser, verb)(address).status_code == 403
    assert Backup.objects.count() == 1
    assert not RestoreTrial.objects.exists()
    assert BACKUPS not in browser.get("/bureau/").content.decode()


def test_a_stranger_is_led_to_the_door(country, house):
    for verb, address in [*every_address(a_backup()), ("get", HEALTH)]:
        answer = getattr(stranger(), verb)(address)
        assert answer["Location"].startswith("/comptes/login/")


@pytest.mark.parametrize("who", ["officer", "reader", "head"])
def test_health_is_for_the_operator_and_the_cabinet_only(country, house, who):
    assert browser_of(getattr(country, who)).get(HEALTH).status_code == 403
    for allowed in (country.operator, country.coordinator):
        browser = browser_of(allowed)
        assert browser.get(HEALTH).status_code == 200
        assert HEALTH in browser.get("/bureau/").content.decode()


def test_a_backup_asked_from_the_screen_waits_once_and_is_shown(country, house):
    browser = browser_of(country.operator)
    for _ in range(2):
        assert browser.post(f"{BACKUPS}maintenant/")["Location"] == BACKUPS
    asked = Backup.objects.get()
    assert (asked.state, asked.asked_by) == (ASKED, country.operator)
    shown = browser.get(BACKUPS).content.decode()
    assert "Sauvegarde en cours" in shown
    assert "Sauvegarder maintenant" not in shown
    kept = AuditEntry.objects.get(action="safekeeping.asked")
    assert (kept.actor, kept.ministry) == (country.operator, country.cabinet)
    making.make_backup()
    shown = browser.get(BACKUPS).content.decode()
    assert "Pas encore essayée" in shown
    assert "Sauvegarder maintenant" in shown


def test_without_a_place_the_screen_says_what_to_set(country, house, settings):
    settings.KAKAKI_BACKUP = ""
    browser = browser_of(country.operator)
    shown = browser.get(BACKUPS).content.decode()
    assert "KAKAKI_BACKUP" in shown
    assert "Sauvegarder maintenant" not in shown
    browser.post(f"{BACKUPS}maintenant/")
    assert not Backup.objects.exists()


def test_the_address_shown_holds_no_secret(country, house, settings):
    settings.KAKAKI_BACKUP = "s3://cle:secret@depot/kakaki?endpoint=http://127.0.0.1:1"
    shown = browser_of(country.operator).get(BACKUPS).content.decode()
    assert "depot" in shown
    assert "secret" not in shown


def test_a_download_asks_who_one_is_then_gives_the_encrypted_bytes(country, house, tmp_path):
    made = making.make_backup()
    browser = browser_of(country.operator)
    address = f"{BACKUPS}{made.pk}/fichier/"
    assert "/comptes/" in browser.get(address)["Location"]
    assert not AuditEntry.objects.filter(action="safekeeping.downloaded").exists()

    answer = fresh(browser).get(address)

    async def whole() -> bytes:
        return b"".join([chunk async for chunk in answer.streaming_content])

    assert made.name in answer["Content-Disposition"]
    assert aside.run(whole()) == (tmp_path / "disque" / made.name).read_bytes()
    assert AuditEntry.objects.filter(action="safekeeping.downloaded", target=made.name).exists()


def test_a_backup_that_is_no_more_cannot_be_asked_for(country, house):
    gone = a_backup(removed_at=clock.now())
    browser = fresh(browser_of(country.operator))
    for verb, address in every_address(gone)[2:]:
        assert getattr(browser, verb)(address).status_code == 404
    assert not RestoreTrial.objects.exists()


def test_a_restore_is_prepared_only_with_the_name_of_the_government(country, house, settings):
    made = making.make_backup()
    address = f"{BACKUPS}{made.pk}/restaurer/"
    browser = browser_of(country.operator)
    assert "/comptes/" in browser.get(address)["Location"]
    browser = fresh(browser)
    assert browser.post(address, {"name": "oui"}).status_code == 200
    assert not RestoreTrial.objects.exists()
    typed = f" {settings.KAKAKI_GOVERNMENT.lower()} "
    assert browser.post(address, {"name": typed})["Location"] == address
    assert RestoreTrial.objects.get().name == made.name
    assert "kakaki restore" not in browser.get(address).content.decode()
    assert trial.try_backup().state == DONE
    shown = browser.get(address).content.decode()
    assert f"kakaki restore {made.name} --replace" in shown


def test_a_backup_that_does_not_restore_gives_no_command(country, house):
    made = a_backup()
    RestoreTrial.objects.create(
        state=FAILED, asked_at=clock.now(), finished_at=clock.now(), name=made.name,
        told="Cette sauvegarde est abîmée : prenez-en une autre.",
    )  # fmt: skip
    browser = fresh(browser_of(country.operator))
    shown = browser.get(f"{BACKUPS}{made.pk}/restaurer/").content.decode()
    assert "abîmée" in shown
    assert "kakaki restore" not in shown
    assert "Ne se restaure pas" in browser.get(BACKUPS).content.decode()


def test_another_trial_under_way_is_told(country, house):
    first, second = a_backup(), a_backup(name="kakaki-20260616-020000.tar.gz.age")
    browser = browser_of(country.operator)
    browser.post(f"{BACKUPS}{first.pk}/essayer/")
    answer = browser.post(f"{BACKUPS}{second.pk}/essayer/", follow=True)
    assert "Un autre essai est en cours" in answer.content.decode()
    assert RestoreTrial.objects.get().name == first.name


def test_health_says_each_work_in_plain_words_and_what_is_late(country, house):
    now = clock.now()
    JobRun.objects.create(code="sites.mirror", due_at=now - timedelta(hours=3), finished_at=now)
    JobRun.objects.create(code="ui.prune_events", due_at=now, finished_at=now, error="Traceback: x")
    shown = browser_of(country.coordinator).get(HEALTH).content.decode()
    mirror = shown[shown.index("Écrire le miroir") :][:600]
    assert "En retard" in mirror
    assert "Toutes les 5 minutes" in mirror
    assert "attendu depuis" in mirror
    assert "Traceback" not in shown
    assert "Lancer la sauvegarde du jour" in shown
    assert "Le travail de fond est arrêté" not in shown


def test_the_operator_is_told_at_home_that_backups_fail(country, house):
    browser = browser_of(country.operator)
    assert "Sauvegardes à regarder" in browser.get("/bureau/").content.decode()
    making.make_backup()
    assert trial.try_backup().state == DONE
    assert "Sauvegardes à regarder" not in browser.get("/bureau/").content.decode()


@pytest.mark.parametrize("size", sorted(SIZES))
@pytest.mark.parametrize("name", ["backups", "health", "prepare"])
def test_the_screens_have_no_fault_for_axe_and_fit(country, house, name, size):
    good = a_backup(place="/media/disque/kakaki")
    a_backup(state=FAILED, name="", told="Le dossier refuse : vérifiez la place et les droits.")
    RestoreTrial.objects.create(
        state=DONE, asked_at=clock.now(), finished_at=clock.now(), name=good.name,
        counts={"files": 12, "accounts.Ministry": 4},
    )  # fmt: skip
    Backup.objects.create(state=ASKED, asked_at=clock.now(), step="Envoie")
    address = {"backups": BACKUPS, "health": HEALTH}.get(name, f"{BACKUPS}{good.pk}/restaurer/")
    answer = fresh(browser_of(country.operator)).get(address)
    assert answer.status_code == 200
    assert read_in_a_browser(answer.content.decode(), b"", size, faults) == []
