"""Send the mirror to a store that speaks S3: only what changed, and its list last.

A store has no exchange at one stroke. So pictures and styles go before the pages that show them,
the signed list goes when every file that it names is there, and what is no more goes after it.
"""

import hashlib
import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kakaki.kernel import clock
from kakaki.kernel.buckets import Bucket
from kakaki.kernel.errors import InvalidInputError, NotFoundError, UnavailableError
from kakaki.sites.engine import manifest
from kakaki.sites.mirror.bucket import Store
from kakaki.sites.mirror.folder import MANIFEST, SIGNATURE, present

OWN = (SIGNATURE, MANIFEST)  # In this order: the list is what a reader asks for first.


@dataclass
class Sent:
    """What one sending did; `is_whole` once the store holds all of the mirror and its list."""

    sent: int = 0
    removed: int = 0
    is_whole: bool = False


class _Journal:
    """What was put in one store, by name and SHA-256: a cut sending goes on where it stopped."""

    def __init__(self, folder: Path, label: str) -> None:
        mark = hashlib.sha256(label.encode()).hexdigest()[:16]
        self.path = folder / f".sent-{mark}.json"
        self.exists = self.path.exists()
        self.known: dict[str, str] = {}
        self.whole_at = 0.0  # seconds since 1970: when the store last held all of the mirror.
        try:
            kept = json.loads(self.path.read_bytes())
            self.known, self.whole_at = dict(kept["known"]), float(kept["whole_at"])
        except (OSError, ValueError, LookupError, TypeError):
            self.known = {}

    def keep(self) -> None:
        """Write the journal whole, in the place of the former."""
        draft = self.path.with_suffix(f".{os.getpid()}")
        kept = {"whole_at": self.whole_at, "known": self.known}
        draft.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        draft.rename(self.path)


def send_mirror(*, folder: Path, bucket: Bucket, seconds: float | None = None) -> Sent:
    """Make a store hold what the mirror of `folder` holds.

    After so many `seconds` the rest is left to the next call. Raises NotFoundError without a
    mirror, InvalidInputError when the store holds something else or the folder was changed by
    somebody, UnavailableError when the store refuses; called again, it goes on.
    """
    version = present(folder)
    if version is None:
        raise NotFoundError(str(folder), advice=f"Il n’y a pas encore de miroir dans {folder}.")
    until = None if seconds is None else time.monotonic() + seconds
    try:
        lists = {name: (version / name).read_bytes() for name in OWN}
        said = manifest.load(lists[MANIFEST]).files
        return _send(folder, version, Store(bucket), lists, said, until)
    except OSError as error:
        # The version that was being read is no more: a newer one stands there.
        raise UnavailableError(
            str(error), advice="Le miroir a changé pendant l’envoi : la suite part bientôt."
        ) from error


def _send(
    folder: Path,
    version: Path,
    store: Store,
    lists: Mapping[str, bytes],
    said: Mapping[str, manifest.Entry],
    until: float | None,
) -> Sent:
    journal, there, sent = _Journal(folder, store.label), store.sizes(), Sent()
    if there and not journal.exists and MANIFEST not in there:
        raise InvalidInputError(
            f"{store.label} holds something else",
            advice=f"Le dépôt {store.label} contient autre chose : donnez un dossier vide.",
        )
    journal.keep()
    try:
        for name in sorted(said, key=_turn):
            entry = said[name]
            if journal.known.get(name) == entry.sha256 and there.get(name) == entry.size:
                continue
            _put(store, name, _content(version, name, entry), journal, sent)
            if until is not None and time.monotonic() > until:
                return sent
        for name in OWN:
            digest = hashlib.sha256(lists[name]).hexdigest()
            if journal.known.get(name) != digest or there.get(name) != len(lists[name]):
                _put(store, name, lists[name], journal, sent)
        gone = sorted(there.keys() - said.keys() - set(OWN))
        store.remove(gone)
        journal.known = {n: d for n, d in journal.known.items() if n in said or n in OWN}
        journal.whole_at = clock.now().timestamp()
        sent.removed, sent.is_whole = len(gone), True
        return sent
    finally:
        journal.keep()


def _turn(name: str) -> tuple[bool, str]:
    return name.removesuffix(".gz").endswith(".html"), name


def _content(version: Path, name: str, entry: manifest.Entry) -> bytes:
    path = version / name
    content = b"" if path.is_symlink() else path.read_bytes()
    if manifest.entry_of(content) != entry:
        raise InvalidInputError(
            f"{name} is not what was signed",
            advice=f"Le fichier {name} du miroir a été changé : il sera remis par la prochaine "
            "écriture, puis envoyé.",
        )
    return content


def _put(store: Store, name: str, content: bytes, journal: _Journal, sent: Sent) -> None:
    store.put(name, content)
    journal.known[name] = hashlib.sha256(content).hexdigest()
    sent.sent += 1


def sent_at(folder: Path, bucket: Bucket) -> datetime | None:
    """Return when the store last held the whole of the mirror of then, None when it never did.

    Read from the journal: nothing is asked of the store.
    """
    at = _Journal(folder, bucket.label).whole_at
    return datetime.fromtimestamp(at, UTC) if at else None


def has_present_list(folder: Path, bucket: Bucket) -> bool:
    """Tell whether the list that was sent last is the one of the present mirror."""
    version = present(folder)
    if version is None:
        return False
    said = hashlib.sha256((version / MANIFEST).read_bytes()).hexdigest()
    return _Journal(folder, bucket.label).known.get(MANIFEST) == said
