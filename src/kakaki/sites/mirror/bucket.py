"""The store that a mirror is sent to: what it holds, put, taken away; nothing else of S3."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from kakaki.kernel.buckets import Bucket
from kakaki.kernel.errors import UnavailableError
from kakaki.sites.engine.mirrored import TEXTS

PATIENCE = {"max_retries": 3, "retry_timeout": timedelta(seconds=30)}
# Types that the machine's own tables may not know, or know otherwise than our pages say.
TYPES = {
    ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".txt": "text/plain",
    ".ics": "text/calendar", ".rss": "application/rss+xml", ".atom": "application/atom+xml",
    ".xml": "application/xml", ".json": "application/json", ".jsonl": "application/x-ndjson",
    ".svg": "image/svg+xml", ".webp": "image/webp", ".gz": "application/gzip",
    ".cose": "application/cose",
}  # fmt: skip
SPOKEN = ("text/", "application/json", "application/x-ndjson")
FRESH, LASTING = "public, max-age=60", "public, max-age=86400"


def type_of(name: str) -> str:
    """Return what a store says of a file to browsers."""
    found = TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0]
    found = found or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith(SPOKEN) else found


def freshness_of(name: str) -> str:
    """Return how long a file may be kept by those who stand between: texts change, the rest not."""
    return FRESH if Path(name.removesuffix(".gz")).suffix in TEXTS else LASTING


class Store:
    """A prefix of a bucket, opened."""

    def __init__(self, bucket: Bucket) -> None:
        # Loaded where it is used: fifteen megabytes that most processes never need.
        from obstore.store import S3Store

        self.label = bucket.label
        is_plain = bucket.endpoint.startswith("http://")
        self._store = S3Store(
            bucket.name,
            prefix=bucket.prefix or None,
            config=bucket.options,
            client_options={"allow_http": is_plain, "timeout": "2m", "connect_timeout": "20s"},
            retry_config=PATIENCE,
        )

    @contextmanager
    def _told(self) -> Iterator[Any]:
        from obstore.exceptions import BaseError

        try:
            yield self._store
        except (BaseError, OSError, ValueError) as error:
            raise UnavailableError(
                str(error),
                advice=f"Le dépôt {self.label} refuse ou ne répond pas : vérifiez la ligne, "
                "l’adresse et la clé. Ce qui y est reste en ligne.",
            ) from error

    def sizes(self) -> dict[str, int]:
        """Return the size in bytes of every object, by name."""
        import obstore

        with self._told() as store:
            return {one["path"]: one["size"] for page in obstore.list(store) for one in page}

    def put(self, name: str, content: bytes) -> None:
        """Put an object in the place of the former."""
        import obstore

        says = {"Content-Type": type_of(name), "Cache-Control": freshness_of(name)}
        with self._told() as store:
            obstore.put(store, name, content, attributes=says)

    def remove(self, names: list[str]) -> None:
        """Remove objects."""
        import obstore

        with self._told() as store:
            for name in names:
                obstore.delete(store, name)
