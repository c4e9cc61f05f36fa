"""Apply the sure fixes to a file, keeping its encoding, its line ends and its rights."""

import contextlib
import difflib
import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from kakaki.kernel.errors import InvalidInputError
from kakaki.writing.engine.rule import Finding
from kakaki.writing.reading import SURE, encoding_of

PASSES = 4  # A fix may uncover another; more passes than these would hide a quarrel of rules.


@dataclass(frozen=True, slots=True)
class Mended:
    """A file before and after its sure fixes, with what was done."""

    before: bytes
    after: bytes
    done: tuple[Finding, ...]

    def diff(self, name: str) -> str:
        """Return what changes, as a unified diff."""
        encoding = encoding_of(self.before)
        old, new = (
            one.decode(encoding).splitlines(keepends=True) for one in (self.before, self.after)
        )
        lines = difflib.unified_diff(old, new, f"a/{name}", f"b/{name}")
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def mended_text(text: str, findings: Iterable[Finding]) -> tuple[str, tuple[Finding, ...]]:
    """Return a text with its sure fixes, and those that were applied: none overlaps another."""
    done: list[Finding] = []
    parts: list[str] = []
    at = 0
    for finding in sorted(findings, key=lambda one: (one.span.start, one.span.end)):
        fits = finding.span.start >= at and finding.span.of(text) == finding.excerpt
        if finding.fix is None or finding.class_ != SURE or not fits:
            continue
        parts += [text[at : finding.span.start], finding.fix]
        at = finding.span.end
        done.append(finding)
    return "".join([*parts, text[at:]]), tuple(done)


def mended(content: bytes, check: Callable[[bytes], tuple[Finding, ...]]) -> Mended:
    """Return a file with its sure fixes; `check` says what is wrong with its bytes.

    Raises InvalidInputError when a fix cannot be written in the encoding of the file.
    """
    encoding = encoding_of(content)
    now = content
    done: list[Finding] = []
    for _ in range(PASSES):
        raw = now.decode(encoding)
        plain, places = _plain(raw)
        _, applied = mended_text(plain, check(now))
        if not applied:
            break
        changed = _restored(raw, places, applied)
        try:
            now = changed.encode(encoding)
        except UnicodeEncodeError as error:
            raise InvalidInputError(
                "encoding",
                advice="Une correction ne s’écrit pas dans cet encodage : enregistrez en UTF-8.",
            ) from error
        done += applied
    return Mended(content, now, tuple(done))


def _plain(raw: str) -> tuple[str, list[int]]:
    """Return the text with line ends as one character, and where each character stood."""
    places = [n for n, letter in enumerate(raw) if letter != "\r" or raw[n + 1 : n + 2] != "\n"]
    text = "".join("\n" if raw[n] == "\r" else raw[n] for n in places)
    return text, [*places, len(raw)]


def _restored(raw: str, places: list[int], applied: tuple[Finding, ...]) -> str:
    parts: list[str] = []
    at = 0
    for finding in applied:
        start, end = places[finding.span.start], places[finding.span.end]
        if raw[end - 1 : end + 1] == "\r\n":
            end -= 1
        parts += [raw[at:start], finding.fix or ""]
        at = end
    return "".join([*parts, raw[at:]])


def write(path: Path, content: bytes) -> None:
    """Replace a file by its new content at one stroke; a cut leaves the old one whole."""
    target = path.resolve()
    mode = target.stat().st_mode
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode & 0o7777)
        Path(temporary).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise
