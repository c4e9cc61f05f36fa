"""One migrated database for every test process: made once, copied in memory by each.

Three hundred migrations take ten seconds of a core; each process of each run would spend them
anew. The copy is named by what it was made from: a changed migration or library makes another.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def place_of_copy() -> Path:
    """Return where the migrated database of this source tree is kept."""
    mark = hashlib.sha256((ROOT / "uv.lock").read_bytes())
    sources = [*ROOT.glob("src/kakaki/*/migrations/*.py"), ROOT / "src/kakaki/config/settings.py"]
    for path in sorted(sources):
        mark.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return Path(tempfile.gettempdir()) / f"kakaki-migrated-{mark.hexdigest()[:24]}.sqlite3"


def make(copy: Path) -> None:
    """Migrate an empty data folder with the product's own command, and keep its database."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "KAKAKI_DATA": folder, "PYTHONPATH": str(ROOT / "src")}
        command = [sys.executable, "-m", "kakaki.config.command", "manage", "migrate", "-v", "0"]
        subprocess.run(command, env=environment, check=True)
        begun = copy.with_suffix(".begun")
        begun.unlink(missing_ok=True)
        source, target = sqlite3.connect(Path(folder) / "kakaki.sqlite3"), sqlite3.connect(begun)
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
        source.close()
        target.close()
        begun.rename(copy)


def ready_copy() -> Path:
    """Return the migrated database, made now when no run before this one has made it."""
    copy = place_of_copy()
    with copy.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not copy.exists():
            make(copy)
    return copy


def lay(data: Path) -> None:
    """Lay the migrated database into a data folder, for a government that is about to be made."""
    data.mkdir(parents=True, exist_ok=True)
    shutil.copy(ready_copy(), data / "kakaki.sqlite3")


def fill(name: str) -> sqlite3.Connection:
    """Fill the database of this address in memory; it lives as long as what is returned."""
    source, held = sqlite3.connect(ready_copy()), sqlite3.connect(name, uri=True)
    source.backup(held)
    source.close()
    return held
