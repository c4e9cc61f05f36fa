"""The settings of a project: `[tool.kakaki]` of the nearest pyproject.toml, or kakaki.toml."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kakaki.kernel.errors import InvalidInputError
from kakaki.writing.engine.gazetteers import countries, gazetteer
from kakaki.writing.engine.profiles import PROFILES
from kakaki.writing.engine.rule import rules
from kakaki.writing.engine.vocabulary import NOTHING, Vocabulary

FAIL_ON = {
    "corriger": ("à corriger",),
    "verifier": ("à corriger", "à vérifier"),
    "juger": ("à corriger", "à vérifier", "à vous de juger"),
    "jamais": (),
}


@dataclass(frozen=True)
class Settings:
    """What a project asks of the check; `folder` is where its paths begin."""

    profile: str = "page"
    rules: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: str = "corriger"
    vocabulary: tuple[str, ...] = ()
    folder: Path = Path()

    def __post_init__(self) -> None:
        if self.profile not in PROFILES:
            raise _refused("profile", self.profile, PROFILES)
        if self.fail_on not in FAIL_ON:
            raise _refused("fail-on", self.fail_on, FAIL_ON)
        for code in (*self.rules, *self.ignore):
            if code not in rules.all():
                raise _refused("règle", code, rules.all())

    def wanted(self) -> tuple[str, ...]:
        """Return the codes of the rules to run."""
        chosen = self.rules or tuple(rules.all())
        return tuple(code for code in chosen if code not in self.ignore)

    def words(self) -> Vocabulary:
        """Return the vocabulary: countries by their code, and files of names and acronyms."""
        found = NOTHING
        for one in self.vocabulary:
            found = found.with_(
                gazetteer(one) if one in countries() else _listed(self.folder / one)
            )
        return found


def _refused(key: str, value: str, known: Iterable[str]) -> InvalidInputError:
    near = get_close_matches(value, list(known), 1)
    hint = f"Vouliez-vous dire « {near[0]} » ?" if near else f"Connus : {', '.join(known)}."
    return InvalidInputError(key, advice=f"« {value} » n’est pas un choix de « {key} ». {hint}")


def _listed(path: Path) -> Vocabulary:
    """Return a vocabulary written one name a line, or an acronym, a tab and its words."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError(
            "vocabulary", advice=f"Le vocabulaire « {path.name} » ne peut pas être lu."
        ) from error
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return Vocabulary.of(
        (row[0].strip() for row in rows if len(row) == 1),
        {row[0].strip(): row[1].strip() for row in rows if len(row) > 1},
    )


def found_from(folder: Path) -> Settings:
    """Return the settings of the nearest file, upwards; those by default when there is none."""
    for one in (folder, *folder.parents):
        own = one / "kakaki.toml"
        if own.is_file():
            return read(own)
        project = one / "pyproject.toml"
        if project.is_file() and "kakaki" in _table(project).get("tool", {}):
            return read(project)
    return Settings(folder=folder)


def read(path: Path) -> Settings:
    """Return the settings of a file; an unknown key is an error that says which is near."""
    table = _table(path)
    given = table.get("tool", {}).get("kakaki", {}) if path.name == "pyproject.toml" else table
    known = {field.name.replace("_", "-"): field for field in fields(Settings)}
    known.pop("folder")
    values: dict[str, Any] = {}
    for key, value in given.items():
        if key not in known:
            near = get_close_matches(key, known, 1)
            hint = (
                f"Vouliez-vous dire « {near[0]} » ?" if near else f"Connues : {', '.join(known)}."
            )
            raise InvalidInputError(
                key, advice=f"{path.name} : la clé « {key} » n’existe pas. {hint}"
            )
        values[known[key].name] = _typed(path, key, value, known[key].default)
    return replace(Settings(folder=path.parent), **values)


def _typed(path: Path, key: str, value: Any, default: Any) -> Any:
    is_list = isinstance(default, tuple)
    items = value if is_list and isinstance(value, list) else [value]
    if isinstance(value, list) != is_list or not all(isinstance(one, str) for one in items):
        kind = "une liste de textes" if is_list else "un texte"
        raise InvalidInputError(key, advice=f"{path.name} : « {key} » attend {kind}.")
    return tuple(items) if is_list else value


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidInputError(
            "toml", advice=f"{path.name} ne peut pas être lu : {error}."
        ) from error
