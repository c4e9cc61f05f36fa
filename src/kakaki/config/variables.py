"""Read the KAKAKI_ variables of the environment; nothing else in the product does."""

import os
from pathlib import Path


class VariableError(ValueError):
    """Say which variable holds a value that cannot be used."""


def text(name: str, default: str) -> str:
    """Return a text variable, or its default when it is not set."""
    return os.environ.get(name, default)


def flag(name: str, *, default: bool) -> bool:
    """Return a yes-or-no variable (1, 0, oui, non…); raise VariableError on anything else."""
    value = os.environ.get(name, "").strip().lower()
    if value == "":
        return default
    if value in {"1", "true", "oui", "yes"}:
        return True
    if value in {"0", "false", "non", "no"}:
        return False
    raise VariableError(f"{name} doit valoir 1 ou 0, pas « {value} ».")


def number(name: str, default: int) -> int:
    """Return a whole number; raise VariableError when the variable holds something else."""
    value = os.environ.get(name, "").strip()
    if value == "":
        return default
    try:
        return int(value)
    except ValueError:
        raise VariableError(f"{name} doit être un nombre entier, pas « {value} ».") from None


def secret(name: str, default: str) -> str:
    """Return a secret, read from the file that NAME_FILE names when that variable is set."""
    path = os.environ.get(f"{name}_FILE")
    if path is None:
        return os.environ.get(name, default)
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise VariableError(f"{name}_FILE ne peut pas être lu : {error}.") from error
