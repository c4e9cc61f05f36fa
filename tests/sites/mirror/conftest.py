"""The government of the tests of the sites, and a folder for its mirror."""

from pathlib import Path

import pytest
from tests.sites.conftest import (  # noqa: F401 -- fixtures.
    _fresh_permissions,
    cabinet,
    education,
    health,
)

from kakaki.sites import facade as sites


class Mirror:
    """A folder in which the sites of the tests are written as files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self):
        return sites.write_mirror(folder=self.folder)

    def check(self):
        return sites.check_mirror(folder=self.folder)

    def path(self, name: str) -> Path:
        return self.folder / "current" / name

    def text(self, name: str) -> str:
        return self.path(name).read_text(encoding="utf-8")

    def names(self) -> set[str]:
        current = (self.folder / "current").resolve()
        return {p.relative_to(current).as_posix() for p in current.rglob("*") if p.is_file()}

    def every_byte(self) -> bytes:
        return b"".join(self.path(n).read_bytes() for n in sorted(self.names()) if n[-3:] != ".gz")


@pytest.fixture
def mirror(tmp_path: Path) -> Mirror:
    return Mirror(tmp_path / "miroir")
