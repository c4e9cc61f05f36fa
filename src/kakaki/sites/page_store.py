"""Keep public pages on disk, each with the tags that empty it, whole or not at all."""

import contextlib
import gzip
import hashlib
import json
import os
import shutil
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

LONGEST_LIFE = 3600  # seconds: even a purge that was missed is forgotten after an hour.


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page as it was sent: its headers in order, its body plain and compressed, its mark."""

    headers: tuple[tuple[str, str], ...]
    body: bytes
    compressed: bytes
    etag: str


def _name(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:40]


class PageStore:
    """A folder of pages by host and path.

    `purge` empties exactly the pages that carry one of the tags. A page rendered before a purge
    and stored after it would be stale for an hour, so a store remembers the generation seen when
    rendering began and is refused when a purge has changed it meanwhile. Several processes may
    share one folder. A full or broken disk only means that nothing is kept.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pages = folder / "pages"
        self._tags = folder / "tags"
        self._generation = folder / "generation"

    def generation(self) -> int:
        """Return the number that every purge changes."""
        try:
            return self._generation.stat().st_mtime_ns
        except OSError:
            return 0

    def _path(self, host: str, path: str) -> Path:
        name = _name(f"{host}\n{path}")
        return self._pages / name[:2] / name

    def read(self, host: str, path: str) -> StoredPage | None:
        """Return a page that is kept and not too old, or None."""
        file = self._path(host, path)
        try:
            if time.time() - file.stat().st_mtime > LONGEST_LIFE:
                return None
            content = file.read_bytes()
        except OSError:
            return None
        head, _, rest = content.partition(b"\n")
        try:
            facts = json.loads(head)
            body, compressed = rest[: facts["body"]], rest[facts["body"] :]
            if len(compressed) != facts["compressed"]:
                return None
            headers = tuple((name, value) for name, value in facts["headers"])
            return StoredPage(headers, body, compressed, facts["etag"])
        except (ValueError, KeyError, TypeError):
            return None

    def write(
        self,
        host: str,
        path: str,
        *,
        headers: Iterable[tuple[str, str]],
        body: bytes,
        tags: Iterable[str],
        generation: int,
    ) -> bool:
        """Keep a page; return False when a purge came meanwhile or the disk did not take it."""
        compressed = gzip.compress(body, 9, mtime=0)
        facts = {
            "headers": [*headers],
            "etag": hashlib.sha256(body).hexdigest()[:24],
            "body": len(body),
            "compressed": len(compressed),
        }
        file = self._path(host, path)
        draft = file.with_name(f"{file.name}.{os.getpid()}-{threading.get_ident()}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            for tag in tags:
                marks = self._tags / _name(tag)
                marks.mkdir(parents=True, exist_ok=True)
                (marks / file.name).touch()
            draft.write_bytes(json.dumps(facts).encode() + b"\n" + body + compressed)
            if self.generation() != generation:
                draft.unlink()
                return False
            draft.rename(file)
            if self.generation() != generation:
                file.unlink(missing_ok=True)
                return False
        except OSError:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
            return False
        return True

    def _new_generation(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._generation.touch()
        # Two purges within one tick of the clock, or a clock set back, must still differ.
        moment = max(time.time_ns(), self.generation() + 1_000_000)
        os.utime(self._generation, ns=(moment, moment))

    def purge(self, tags: Iterable[str]) -> int:
        """Empty the pages that carry one of the tags; return how many there were.

        Raises OSError when the disk refuses: ignoring that would leave a stale page online.
        """
        self._new_generation()
        gone = 0
        for tag in tags:
            marks = self._tags / _name(tag)
            if not marks.is_dir():
                continue
            for mark in list(marks.iterdir()):
                page = self._pages / mark.name[:2] / mark.name
                if page.exists():
                    gone += 1
                page.unlink(missing_ok=True)
                mark.unlink(missing_ok=True)
        return gone

    def clear(self) -> None:
        """Empty everything, as at the start of the server."""
        self._new_generation()
        shutil.rmtree(self._pages, ignore_errors=True)
        shutil.rmtree(self._tags, ignore_errors=True)
