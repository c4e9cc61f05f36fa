"""Real servers on loopback that keep backups: one of SFTP, one of S3."""

import asyncio
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import asyncssh
import pytest
from django import conf
from tests import migrated
from tests.stores import Bucket, _s3_server, bucket  # noqa: F401 -- fixtures.

ROOT = Path(__file__).parents[2]


@dataclass
class Server:
    """A server of the tests: its address as a setting, and what its disk holds."""

    address: str
    folder: Path
    port: int


async def _serve(root: Path, key: asyncssh.SSHKey, allowed: Path) -> asyncssh.SSHAcceptor:
    def factory(channel: asyncssh.SSHServerChannel) -> asyncssh.SFTPServer:
        return asyncssh.SFTPServer(channel, chroot=str(root).encode())

    return await asyncssh.listen(
        "127.0.0.1", 0, server_host_keys=[key], authorized_client_keys=str(allowed),
        sftp_factory=factory,
    )  # fmt: skip


@pytest.fixture
def sftp(tmp_path: Path) -> Iterator[Server]:
    """Serve a folder by SFTP to whoever holds one key."""
    home, root = tmp_path / "cles", tmp_path / "serveur"
    home.mkdir()
    root.mkdir()
    host, person = (asyncssh.generate_private_key("ssh-ed25519") for _ in range(2))
    person.write_private_key(str(home / "identite"))
    (home / "autorisees").write_bytes(person.export_public_key())
    loop = asyncio.new_event_loop()
    ready: Future[asyncssh.SSHAcceptor] = Future()

    async def begin() -> None:
        ready.set_result(await _serve(root, host, home / "autorisees"))

    def turn() -> None:
        loop.run_until_complete(begin())
        loop.run_forever()

    thread = threading.Thread(target=turn, daemon=True)
    thread.start()
    server = ready.result(timeout=60)
    port = server.get_port()
    line = f"[127.0.0.1]:{port} {host.export_public_key().decode()}"
    (home / "connus").write_text(line)
    query = f"identity={home / 'identite'}&known_hosts={home / 'connus'}"
    yield Server(f"sftp://garde@127.0.0.1:{port}/kakaki?{query}", root / "kakaki", port)

    async def end() -> None:
        server.close()
        await server.wait_closed()

    asyncio.run_coroutine_threadsafe(end(), loop).result(timeout=60)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


OPENED = """
import django
django.setup()
from kakaki.accounts.models import Ministry, User
from kakaki.seals import facade as seals
cabinet = Ministry.objects.create(slug="cabinet", name="Cabinet", short_name="Cabinet", is_cabinet=True)
User.objects.create_user("aissa@exemple.kt", "tassara")
seals.prepare_key(ministry_id=cabinet.pk)
"""


@pytest.fixture(scope="session")
def _opened_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Open a government in a data folder of files, once: a database, a key, a picture."""
    name = "file:kakaki-house?mode=memory&cache=shared"
    data = tmp_path_factory.mktemp("maison") / "data"
    (data / "media").mkdir(parents=True)
    (data / "media" / "puits.webp").write_bytes(b"image" * 1000)
    with (
        closing(migrated.fill(name)) as held,
        closing(sqlite3.connect(data / "kakaki.sqlite3")) as copy,
    ):
        held.backup(copy)
    subprocess.run(
        [sys.executable, "-c", OPENED],
        env={**os.environ, "KAKAKI_DATA": str(data),
             "KAKAKI_SECRET_KEY": conf.settings.SECRET_KEY, "PYTHONPATH": str(ROOT / "src"),
             "DJANGO_SETTINGS_MODULE": "kakaki.config.settings"},
        check=True,
    )  # fmt: skip
    return data


@pytest.fixture
def house(_opened_house: Path, tmp_path: Path, settings, monkeypatch) -> Path:
    """Return the data folder of a government whose backups go to a folder beside it."""
    data = tmp_path / "data"
    shutil.copytree(_opened_house, data)
    settings.KAKAKI_DATA = data
    settings.KAKAKI_BACKUP = f"file://{tmp_path}/disque"
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    return data
