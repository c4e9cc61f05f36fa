"""Backups on another machine by SFTP, which every server with SSH gives."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qs, unquote, urlsplit

from kakaki.kernel.errors import InvalidInputError, KakakiError, NotFoundError, UnavailableError
from kakaki.safekeeping.destination import CHUNK, Destination

DRAFT = ".kakaki-"
ADVICE = (
    "L’adresse s’écrit sftp://personne@serveur/chemin, avec s’il le faut "
    "?identity=/chemin/de/la/clé&known_hosts=/chemin/des/serveurs-connus."
)
STRANGER = (
    "Le serveur {host} n’est pas celui qui est connu d’ici, ou ne l’est pas encore. Lancez "
    "« ssh-keyscan {host} », comparez l’empreinte avec celle du serveur, puis ajoutez la ligne au "
    "fichier known_hosts."
)
T = TypeVar("T")


class Remote:
    """A folder of another machine."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        query = parse_qs(parts.query)
        self.host = parts.hostname or ""
        self.folder = unquote(parts.path).removeprefix("/~/")
        known = query.keys() <= {"identity", "known_hosts"}
        if not self.host or not self.folder.strip("/") or not known:
            raise InvalidInputError("not an address of SFTP", advice=ADVICE)
        self.label = f"sftp://{parts.hostname}{unquote(parts.path)}"
        # A line that died without a word is given up after two minutes.
        self.options: dict[str, Any] = {
            "host": self.host, "port": parts.port or 22, "config": None,
            "connect_timeout": 30, "login_timeout": 30,
            "keepalive_interval": 30, "keepalive_count_max": 4,
        }  # fmt: skip
        if parts.username:
            self.options["username"] = unquote(parts.username)
        if parts.password:
            self.options["password"] = unquote(parts.password)
        if "identity" in query:
            self.options["client_keys"] = query["identity"]
        if "known_hosts" in query:
            self.options["known_hosts"] = query["known_hosts"][0]

    @contextmanager
    def _told(self) -> Iterator[None]:
        import asyncssh

        try:
            yield
        except KakakiError:
            raise
        except (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath) as error:
            raise NotFoundError(
                str(error), advice=f"Cette sauvegarde n’est pas dans {self.label}."
            ) from error
        except asyncssh.HostKeyNotVerifiable as error:
            raise UnavailableError(str(error), advice=STRANGER.format(host=self.host)) from error
        except asyncssh.PermissionDenied as error:
            raise UnavailableError(
                str(error),
                advice=f"{self.host} refuse la clé ou le mot de passe : vérifiez-les dans "
                "KAKAKI_BACKUP.",
            ) from error
        except (asyncssh.Error, OSError, ValueError, EOFError) as error:
            raise UnavailableError(
                str(error),
                advice=f"{self.label} refuse ou ne répond pas ({error}) : vérifiez la ligne, la "
                "place et les droits. Les sauvegardes d’avant sont intactes.",
            ) from error

    @asynccontextmanager
    async def _opened(self) -> AsyncIterator[Any]:
        import asyncssh

        async with asyncssh.connect(**self.options) as line, line.start_sftp_client() as there:
            yield there

    def _do(self, work: Callable[[Any], Awaitable[T]]) -> T:
        async def whole() -> T:
            async with self._opened() as there:
                return await work(there)

        with self._told():
            return asyncio.run(whole())

    def _path(self, name: str) -> str:
        return f"{self.folder.rstrip('/')}/{Path(name).name}"

    def put(self, path: Path, name: str) -> None:
        """Send the file under a name of draft, compare the sizes, then rename it."""

        async def send(there: Any) -> None:
            await there.makedirs(self.folder, exist_ok=True)
            for left in await there.listdir(self.folder):
                if left.startswith(DRAFT):
                    await there.remove(self._path(left))
            draft = self._path(f"{DRAFT}{name}")
            await there.put(str(path), draft)
            arrived = (await there.stat(draft)).size
            if arrived != path.stat().st_size:
                raise OSError(f"{arrived} octets arrivés sur {path.stat().st_size}")
            await there.chmod(draft, 0o600)
            await there.rename(draft, self._path(name))

        self._do(send)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a file, in a loop of its own that lives as long as the reading."""

        async def read() -> AsyncIterator[bytes]:
            async with self._opened() as there, there.open(self._path(name), "rb") as file:
                while chunk := await file.read(CHUNK):
                    yield chunk

        flow = read()

        async def following() -> bytes:
            return await anext(flow, b"")

        async def end() -> None:
            await flow.aclose()  # type: ignore[attr-defined]  # It is a generator.

        with self._told(), asyncio.Runner() as runner:
            try:
                while chunk := runner.run(following()):
                    yield chunk
            finally:
                runner.run(end())

    def sizes(self) -> dict[str, int]:
        """Return every file of the folder; a folder not made yet holds nothing."""

        async def look(there: Any) -> dict[str, int]:
            if not await there.isdir(self.folder):
                return {}
            found = await there.readdir(self.folder)
            return {
                one.filename: one.attrs.size
                for one in found
                if one.filename[0] != "." and one.attrs.size is not None
            }

        return self._do(look)

    def remove(self, name: str) -> None:
        """Remove a file of the folder."""

        async def forget(there: Any) -> None:
            if await there.exists(self._path(name)):
                await there.remove(self._path(name))

        self._do(forget)


destination = Destination(__name__, "sftp://personne@serveur/chemin", Remote)
