"""What the safekeeping says of itself to the operator."""

from datetime import timedelta

from django.conf import settings

from kakaki.kernel import clock
from kakaki.kernel.errors import KakakiError
from kakaki.kernel.health import Sign
from kakaki.safekeeping import making, selectors
from kakaki.safekeeping.models import DONE

OLD = timedelta(hours=50)  # One night may be missed by a power cut, two may not.
OLD_TRIAL = timedelta(days=15)


def signs() -> list[Sign]:
    """Say whether there is a fresh backup, and whether one was restored to try it."""
    try:
        making.own_place()
    except KakakiError as error:
        level = "failure" if settings.KAKAKI_BACKUP else "warning"
        return [Sign("backup", level, "Aucune sauvegarde automatique", error.advice())]  # type: ignore[arg-type]
    return [_backup(), _trial(), _key()]


def _backup() -> Sign:
    done, now = selectors.newest_backup(), clock.now()
    last = selectors.last_backup()
    failed = f" Dernier essai : {last.told}" if last is not None and last.state != DONE else ""
    if done is None or done.finished_at is None:
        return Sign("backup", "failure", "Aucune sauvegarde n’a encore été faite", (
            failed.strip() or "Attendez quelques minutes, ou lancez « kakaki backup »."
        ))  # fmt: skip
    days = (now - done.finished_at).days
    age = "aujourd’hui" if days < 1 else f"il y a {days} jour{'s' if days > 1 else ''}"
    label = f"Dernière sauvegarde : {age}, dans {done.place}"
    if now - done.finished_at > OLD:
        advice = failed.strip() or "Lancez « kakaki serve » : il la fait."
        return Sign("backup", "failure", label, advice)
    if failed:
        return Sign("backup", "warning", label, f"La suivante a manqué.{failed}")
    return Sign("backup", "good", label)


def _trial() -> Sign:
    last = selectors.newest_trial()
    if last is None or last.finished_at is None:
        advice = "Le premier essai se fait seul après la première sauvegarde."
        return Sign("trial", "warning", "Aucune sauvegarde n’a encore été essayée", advice)
    if last.state != DONE:
        return Sign(
            "trial", "failure", "La dernière sauvegarde essayée ne se restaure pas", last.told
        )
    label = f"Sauvegarde restaurée pour essai, entière : {last.name}"
    if clock.now() - last.finished_at > OLD_TRIAL:
        return Sign("trial", "warning", label, "L’essai date de plus de deux semaines.")
    return Sign("trial", "good", label)


def _key() -> Sign:
    if settings.KAKAKI_BACKUP_KEY or selectors.key_was_shown():
        return Sign("backup_key", "good", "Clé des sauvegardes recopiée")
    return Sign(
        "backup_key",
        "warning",
        "La clé des sauvegardes n’est que sur cette machine",
        "Lancez « kakaki backup --key » et gardez la clé ailleurs : sans elle, rien ne s’ouvre.",
    )
