"""What every test starts from: a throw-away data folder, plain files, work done at once."""

import asyncio
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("KAKAKI_DATA", tempfile.mkdtemp(prefix="kakaki-tests-"))
os.environ.setdefault("KAKAKI_SECRET_KEY", "a key for the tests only, never for a real machine")

import pytest
from hypothesis import settings as hypothesis_settings
from tests import aside
from xdist.scheduler import LoadScopeScheduling

# No test asserts on time: a busy machine must not fail one that is right.
hypothesis_settings.register_profile("kakaki", deadline=None)
hypothesis_settings.load_profile("kakaki")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the endurance run kill more often than the suite does."""
    parser.addoption("--kills", type=int, default=3, help="how often the machine is killed")
    parser.addoption("--kill-seed", type=int, default=0, help="replay the kills of this seed")


class Together(LoadScopeScheduling):
    """Give every test to whoever is free, but tests that share a costly server to one process.

    The plugin's own groups rest on a private field that pytest no longer reads, and fail silently.
    """

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return SHARED.get(path) or (path if path.startswith("tests/journeys/") else nodeid)


# Files that read one costly thing, and its name.
SHARED = dict.fromkeys(["tests/seals/test_command.py", "tests/seals/test_services.py"], "folder")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Together:
    """Have the tests that share a server run in one process."""
    return Together(config, log)


def pytest_sessionfinish() -> None:
    """End the browser that the tests of this process shared."""
    aside.one_browser.close()


_loops: list[asyncio.AbstractEventLoop | None] = [None]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Show the loop that a browser keeps in this thread to its own tests only.

    With a running loop, others could neither run one nor reach the database.
    """
    is_of_browser = "browser" in getattr(item, "fixturenames", ())
    asyncio._set_running_loop(_loops[0] if is_of_browser else None)
    try:
        return (yield)
    finally:
        if is_of_browser:
            _loops[0] = asyncio._get_running_loop()
        asyncio._set_running_loop(None)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> Iterator[None]:
    """Have the tables there already when pytest-django opens the database in memory."""
    from django.db import connection
    from tests import migrated

    request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
    name = connection.creation._get_test_db_name()
    held = migrated.fill(name) if "mode=memory" in name else None
    yield
    if held is not None:
        held.close()


@pytest.fixture(autouse=True)
def _whole_database(request: pytest.FixtureRequest) -> None:
    """Fill the database anew for a test that commits: the one before it left it empty."""
    marker = request.node.get_closest_marker("django_db")
    commits = marker is not None and marker.kwargs.get("transaction")
    if not commits and "transactional_db" not in request.fixturenames:
        return
    from django.db import connection
    from tests import migrated

    request.getfixturevalue("django_db_setup")
    if "mode=memory" in str(connection.settings_dict["NAME"]):
        migrated.fill(connection.settings_dict["NAME"]).close()


@pytest.fixture(autouse=True)
def _plain_files_and_immediate_work(settings, tmp_path: Path) -> None:
    settings.KAKAKI_DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
