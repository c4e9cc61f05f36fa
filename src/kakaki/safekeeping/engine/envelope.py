"""Encrypt and open a stream in the age format, block by block, in a memory that does not grow.

The format (age-encryption.org/v1: X25519, ChaCha20-Poly1305 by blocks of 64 KiB with a counter and
a final mark) is public: any `age` program opens a backup with the key, without this product.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import BinaryIO

import pyrage

from kakaki.kernel.errors import InvalidInputError, UnavailableError

MARK = b"age-encryption.org/v1"
LONGEST_READ = 1 << 16  # bytes
WRONG_KEY = (
    "Cette clé n’ouvre pas cette sauvegarde : donnez la clé qui était en usage ce jour-là. Si "
    "c’est elle, la sauvegarde est abîmée : prenez-en une autre."
)
BROKEN = "Cette sauvegarde est abîmée ou coupée : prenez-en une autre."
BAD_KEY = (
    "Cette clé n’est pas une clé de sauvegarde : elle commence par AGE-SECRET-KEY-1 et se "
    "recopie en entier."
)


def new_key() -> str:
    """Return a new key, one line of text that can be printed."""
    return str(pyrage.x25519.Identity.generate())


def _identity(key: str) -> "pyrage.x25519.Identity":
    lines = [line.strip() for line in key.splitlines()]
    kept = "".join(line for line in lines if line and not line.startswith("#"))
    try:
        return pyrage.x25519.Identity.from_str(kept.upper())
    except pyrage.IdentityError as error:
        raise InvalidInputError("not an age identity", advice=BAD_KEY) from error


def mark_of(key: str) -> str:
    """Return the public half of a key, which tells keys apart and opens nothing.

    Raises InvalidInputError when it is no key.
    """
    return str(_identity(key).to_public())


class _Work:
    """A thread that ends with what went wrong in it, if anything."""

    def __init__(self, work: Callable[[], None]) -> None:
        self.error: Exception | None = None
        self._work = work
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._work()
        except Exception as error:  # noqa: BLE001 -- told to the thread that waits.
            self.error = error

    def end(self) -> None:
        """Wait for the end of the work."""
        self._thread.join()


@contextmanager
def sealed(target: BinaryIO, key: str) -> Iterator[BinaryIO]:
    """Give a stream to write plain bytes to; they arrive encrypted in `target`.

    Raises InvalidInputError on a bad key, UnavailableError when the target refuses.
    """
    recipient = _identity(key).to_public()
    coming, going = os.pipe()

    def encrypt() -> None:
        with os.fdopen(coming, "rb") as reader:
            pyrage.encrypt_io(reader, target, [recipient])

    work = _Work(encrypt)
    try:
        with os.fdopen(going, "wb") as plain:
            yield plain
    except BrokenPipeError:
        # The thread ended before the words did: what it met is told below.
        work.end()
        if work.error is None:
            raise
    finally:
        work.end()
    if work.error is not None:
        raise UnavailableError(
            str(work.error),
            advice="La sauvegarde ne peut pas être écrite : vérifiez la place et les droits.",
        ) from work.error


@contextmanager
def opened(source: BinaryIO, key: str) -> Iterator[BinaryIO]:
    """Give the plain bytes of an encrypted stream.

    Raises InvalidInputError on a wrong key, and on bytes changed or missing anywhere: what was
    read is to be believed only once this context is left without an error.
    """
    identity = _identity(key)
    coming, going = os.pipe()

    def decrypt() -> None:
        with os.fdopen(going, "wb") as writer:
            pyrage.decrypt_io(source, writer, [identity])

    work = _Work(decrypt)
    plain = os.fdopen(coming, "rb")
    try:
        yield plain
        while plain.read(LONGEST_READ):
            pass
    except Exception as error:
        plain.close()
        work.end()
        fault = _fault(work.error)
        raise (fault or error) from error
    finally:
        with suppress(OSError):
            plain.close()
        work.end()
    fault = _fault(work.error)
    if fault is not None:
        raise fault from work.error


def _fault(error: Exception | None) -> InvalidInputError | None:
    """Return what to tell of an error of the opening; None for our own leaving before the end."""
    if error is None or isinstance(error, BrokenPipeError) or "Broken pipe" in str(error):
        return None
    is_key = isinstance(error, pyrage.DecryptError) and "No matching keys" in str(error)
    return InvalidInputError(str(error), advice=WRONG_KEY if is_key else BROKEN)
