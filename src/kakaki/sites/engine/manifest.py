"""The list of the files of a mirror: path, SHA-256, size; and what differs from it on a disk."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """What a file holds: SHA-256 in hexadecimal, size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a mirror by path, and the moment of which it is the picture."""

    at: datetime
    files: Mapping[str, Entry]


def entry_of(content: bytes) -> Entry:
    """Return the entry of a file."""
    return Entry(hashlib.sha256(content).hexdigest(), len(content))


def dump(manifest: Manifest) -> bytes:
    """Return a manifest as JSON, one line a file, always in the same order."""
    head = {"format": FORMAT, "at": manifest.at.isoformat()}
    lines = [
        json.dumps({"path": path, "sha256": entry.sha256, "size": entry.size}, ensure_ascii=False)
        for path, entry in sorted(manifest.files.items())
    ]
    return (json.dumps(head)[:-1] + ', "files": [\n' + ",\n".join(lines) + "\n]}\n").encode()


def load(data: bytes) -> Manifest:
    """Read a manifest; raise ValueError when these bytes are not one."""
    try:
        value = json.loads(data)
        if value["format"] != FORMAT:
            raise ValueError(f"format {value['format']}")
        files = {one["path"]: Entry(one["sha256"], one["size"]) for one in value["files"]}
        return Manifest(datetime.fromisoformat(value["at"]), files)
    except (LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"not a manifest: {error}") from error


def differences(said: Mapping[str, Entry], found: Mapping[str, Entry]) -> list[str]:
    """Return what was changed, taken away or added, one French line a file."""
    lines = []
    for path in sorted(said.keys() | found.keys()):
        if path not in found:
            lines.append(f"enlevé : {path}")
        elif path not in said:
            lines.append(f"ajouté : {path}")
        elif said[path] != found[path]:
            lines.append(f"modifié : {path}")
    return lines
