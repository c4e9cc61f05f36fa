"""Which files are checked: names, folders and patterns, without what is excluded."""

import glob
import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

from kakaki.writing.reading import EXTENSIONS

STDIN = "-"
_SKIPPED = frozenset(["node_modules", "__pycache__", "venv"])


def gathered(names: Iterable[str], *, exclude: Iterable[str] = (), folder: Path) -> list[str]:
    """Return the files that names, folders and patterns mean, once each, in order.

    A pattern of `exclude` is matched against the path from `folder`, each of its folders, and the
    name alone. A name that means nothing is returned as it is, so that it is told to be missing.
    """
    patterns = tuple(exclude)
    found: dict[str, None] = {}
    for name in names:
        for one in _meant(name):
            if one == STDIN or not _is_excluded(Path(one), patterns, folder):
                found.setdefault(one)
    return list(found)


def _meant(name: str) -> Iterator[str]:
    if name == STDIN or Path(name).is_file():
        yield name
    elif Path(name).is_dir():
        yield from _inside(name)
    elif glob.has_magic(name):
        # Path.glob takes no absolute pattern.
        for one in sorted(glob.glob(name, recursive=True)):  # noqa: PTH207
            if Path(one).is_file() and one.lower().endswith(EXTENSIONS):
                yield one
    else:
        yield name


def _inside(folder: str) -> Iterator[str]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(
            one for one in folders if not one.startswith(".") and one not in _SKIPPED
        )
        for name in sorted(names):
            if name.lower().endswith(EXTENSIONS) and not name.startswith((".", "~$")):
                yield str(Path(root) / name)


def _is_excluded(path: Path, patterns: tuple[str, ...], folder: Path) -> bool:
    if not patterns:
        return False
    whole = Path(os.path.relpath(path, folder)).as_posix()
    parts = whole.split("/")
    heads = {"/".join(parts[:n]) for n in range(1, len(parts) + 1)} | {path.name}
    return any(fnmatch(head, pattern.rstrip("/")) for pattern in patterns for head in heads)
