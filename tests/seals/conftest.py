"""A ministry that has sealed two texts, and a whole data folder for what runs outside the tests."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection
from tests.factories import a_ministry
from tests.seals.samples import VACCINE, WATER

from kakaki.accounts.models import Ministry
from kakaki.seals import journal, services
from kakaki.seals.contracts import SealedText, SealIssued
from kakaki.seals.engine.canonical import Document

ROOT = Path(__file__).parents[2]


def as_sealed(document: Document) -> SealedText:
    return SealedText(**{name: getattr(document, name) for name in Document.__slots__})


def seal(ministry: Ministry, document: Document, key: str = "") -> SealIssued:
    return services.seal_text(
        ministry_id=ministry.pk,
        text=as_sealed(document),
        url=f"http://sante.localhost:8000/communiques/{key or document.title[:9].lower()}/",
        object_key=key or document.title,
        actor_id=None,
    )


@pytest.fixture
def ministry(db: None) -> Ministry:
    return a_ministry("sante", name="Ministère de la Santé")


@pytest.fixture
def vaccine(ministry: Ministry) -> SealIssued:
    return seal(ministry, VACCINE)


@pytest.fixture
def water(ministry: Ministry) -> SealIssued:
    return seal(ministry, WATER)


@dataclass(frozen=True)
class DataFolder:
    """A data folder with one ministry and one sealed text, and programs that run on it."""

    path: Path
    reference: str
    ministry_id: int

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "KAKAKI_DATA": str(self.path),
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            "DJANGO_SETTINGS_MODULE": "kakaki.config.settings",
        }

    def kakaki(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.python("-m", "kakaki.config.command", *words)

    def python(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *words],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )


FILLING = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.factories import a_ministry
from tests.seals.conftest import seal
from tests.seals.samples import VACCINE
ministry = a_ministry("sante", name="Ministère de la Santé")
print(seal(ministry, VACCINE).reference, ministry.pk)
"""


def a_folder(path: Path) -> DataFolder:
    """Make a data folder; it takes some seconds."""
    made = DataFolder(path, "", 0).python("-c", FILLING)
    assert made.returncode == 0, made.stderr
    reference, ministry_id = made.stdout.split()
    return DataFolder(path, reference, int(ministry_id))


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    return a_folder(tmp_path_factory.mktemp("seals-data"))


@pytest.fixture
def broken_log(db: None) -> Callable[[str], None]:
    """Do what only somebody with the database file in hand could: take the guards down first."""

    def broken(order: str) -> None:
        with connection.cursor() as cursor:
            for guard in journal.GUARDS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {guard}")
            cursor.execute(order)

    return broken
