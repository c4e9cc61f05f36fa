"""Backups in any store that speaks S3: an object is there whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from kakaki.kernel.buckets import Bucket, bucket_at
from kakaki.kernel.errors import NotFoundError, UnavailableError
from kakaki.safekeeping.destination import CHUNK, Destination

PART = 8 << 20  # bytes; ten thousand parts make 80 GB.
AT_ONCE = 2  # parts sent together: a thin line gains nothing by more.
PATIENCE = {"max_retries": 4, "retry_timeout": timedelta(minutes=2)}


class Store:
    """A prefix of a bucket."""

    def __init__(self, bucket: Bucket) -> None:
        self.bucket = bucket
        self.label = bucket.label

    @contextmanager
    def _opened(self) -> Iterator[Any]:
        # Loaded where it is used: fifteen megabytes that most processes never need.
        from obstore.exceptions import BaseError
        from obstore.store import S3Store

        client = {"allow_http": self.bucket.endpoint.startswith("http://"), "timeout": "10m"}
        try:
            yield S3Store(
                self.bucket.name,
                prefix=self.bucket.prefix or None,
                config=self.bucket.options,
                client_options={**client, "connect_timeout": "20s"},
                retry_config=PATIENCE,
            )
        except FileNotFoundError as error:
            raise NotFoundError(
                str(error), advice=f"Cette sauvegarde n’est pas dans {self.label}."
            ) from error
        except (BaseError, OSError, ValueError) as error:
            raise UnavailableError(
                str(error),
                advice=f"Le dépôt {self.label} refuse ou ne répond pas : vérifiez la ligne, "
                "l’adresse et la clé. Les sauvegardes d’avant sont intactes.",
            ) from error

    def put(self, path: Path, name: str) -> None:
        """Send the file by parts; the store shows it only when the last has come."""
        import obstore

        with self._opened() as store:
            obstore.put(store, name, path, chunk_size=PART, max_concurrency=AT_ONCE)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of an object."""
        import obstore

        with self._opened() as store:
            for chunk in obstore.get(store, name).stream(min_chunk_size=CHUNK):
                yield bytes(chunk)

    def sizes(self) -> dict[str, int]:
        """Return every object under the prefix."""
        import obstore

        with self._opened() as store:
            return {one["path"]: one["size"] for page in obstore.list(store) for one in page}

    def remove(self, name: str) -> None:
        """Remove an object."""
        import obstore

        with self._opened() as store:
            obstore.delete(store, name)


destination = Destination(
    __name__,
    "s3://CLÉ:SECRET@dépôt/kakaki?endpoint=https://s3.exemple",
    lambda address: Store(bucket_at(address)),
)
