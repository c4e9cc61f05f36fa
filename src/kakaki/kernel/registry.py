"""Registries that fill themselves from a folder: one file is one plug."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar


class Plug(Protocol):
    """A thing whose code is the name of the file that declares it."""

    @property
    def code(self) -> str:
        """Return the stem of the module that declares the plug."""
        ...


P = TypeVar("P", bound=Plug)


def code_of(module: str) -> str:
    """Return the code of a plug declared in `module`, given as its `__name__`."""
    return module.rpartition(".")[2]


class Registry(Generic[P]):
    """Find the plugs of one package: every module that binds `attribute` to a `kind`.

    A module whose name starts with an underscore is not a plug. The package's own
    `__path__` is walked, so a folder appended to it adds its plugs with no other change.
    """

    def __init__(self, package: str, *, attribute: str, kind: type[P]) -> None:
        self.package = package
        self.attribute = attribute
        self.kind = kind
        self._plugs: dict[str, P] | None = None

    def _load(self) -> dict[str, P]:
        found: dict[str, P] = {}
        package = importlib.import_module(self.package)
        for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda item: item.name):
            if info.name.startswith("_"):
                continue
            module = importlib.import_module(f"{self.package}.{info.name}")
            plug = getattr(module, self.attribute, None)
            if not isinstance(plug, self.kind):
                raise TypeError(
                    f"{module.__name__} must bind `{self.attribute}` to a {self.kind.__name__}"
                )
            if plug.code != info.name:
                raise TypeError(f"{module.__name__} declares the code {plug.code!r}")
            found[plug.code] = plug
        return found

    def all(self) -> dict[str, P]:
        """Return the plugs by code, in the alphabetical order of their codes."""
        if self._plugs is None:
            self._plugs = self._load()
        return self._plugs

    def get(self, code: str) -> P:
        """Return one plug; raise LookupError with the known codes when there is none."""
        try:
            return self.all()[code]
        except KeyError:
            known = ", ".join(self.all())
            raise LookupError(f"no {self.attribute} {code!r}; known: {known}") from None

    def forget(self) -> None:
        """Forget what was found, so that the folder is walked again."""
        self._plugs = None

    def __iter__(self) -> Iterator[P]:
        """Iterate over the plugs in the order of their codes."""
        return iter(self.all().values())
