"""Find the modules of one name that rooms may hold, so that none has to be listed by hand."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType


def modules_named(name: str, rooms: Iterable[str]) -> Iterator[ModuleType]:
    """Import and yield `<room>.<name>` for every room, given by its dotted path, that holds one."""
    for room in rooms:
        path = f"{room}.{name}"
        if find_spec(path) is not None:
            yield import_module(path)
