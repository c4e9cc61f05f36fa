"""A WhatsApp group exported by one of its members: a .txt, or the .zip that holds it."""

import hashlib
import io
import re
import zipfile
import zlib
from datetime import UTC, datetime

from kakaki.kernel.errors import InvalidInputError
from kakaki.watch.engine.incoming import LONGEST, Incoming, cleaned
from kakaki.watch.source import Source

LARGEST = 5_000_000  # bytes of text
MOST_FILES = 5_000
MOST_MESSAGES = 20_000
SHORTEST = 15  # signs: below, a message is talk, not a rumour.
ENTRY = re.compile(
    r"^\[?(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4}),?(?: à)?[\s\u202f](\d{1,2})[:h](\d{2})(?::\d{2})?"
    r"(?:[\s\u202f]?([AaPp])\.?[Mm]\.?)?\]?(?: -)? (.*)$"
)
MEDIA = re.compile(
    r"^<?(Médias? omis|Media omitted|.{0,40}(omis|omitted|absente?|attached))>?$", re.I
)
NUMBER = re.compile(r"@?\+?\d(?:[\s.\u00a0-]?\d){7,}")
TOO_HEAVY = "Cet export est trop lourd : 5 Mo de texte au plus. Exportez-le sans les médias."


def parse(content: bytes) -> tuple[Incoming, ...]:
    """Return the messages of a group; who wrote each is dropped, and numbers inside are hidden.

    Raises InvalidInputError for what is no export, or unpacks to too much.
    """
    is_packed = content.startswith(b"PK\x03\x04")
    text = (_unpacked(content) if is_packed else content).decode("utf-8-sig", "replace")
    if len(text) > LARGEST:
        raise InvalidInputError("large", advice=TOO_HEAVY)
    entries = _entries(text)
    if not entries:
        raise InvalidInputError("no export", advice="Ceci n’est pas un export de WhatsApp.")
    is_month_first = any(int(one[0][1]) > 12 for one in entries)
    found = (_incoming(day, words, is_month_first) for day, words in entries[:MOST_MESSAGES])
    return tuple(one for one in found if len(one.text) >= SHORTEST)


def _unpacked(content: bytes) -> bytes:
    """Return the one text of an archive; only it is unpacked, and never beyond the limit."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [one for one in archive.infolist() if one.filename.lower().endswith(".txt")]
            if len(archive.infolist()) > MOST_FILES or len(names) != 1:
                raise InvalidInputError(
                    "names", advice="Donnez l’archive telle que WhatsApp l’a faite."
                )
            with archive.open(names[0]) as kept:
                text = kept.read(LARGEST + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError) as error:
        raise InvalidInputError(str(error), advice="Cette archive est abîmée ou fermée.") from error
    if len(text) > LARGEST:
        raise InvalidInputError("large", advice=TOO_HEAVY)
    return text


def _entries(text: str) -> list[tuple[tuple[str, ...], str]]:
    entries: list[tuple[tuple[str, ...], str]] = []
    for row in text.splitlines():
        found = ENTRY.match(row.lstrip("\u200e\u200f\ufeff"))
        if found:
            entries.append((found.groups("")[:6], found.group(7)))
        elif entries:
            entries[-1] = (entries[-1][0], f"{entries[-1][1]}\n{row}")
    return entries


def _incoming(day: tuple[str, ...], words: str, is_month_first: bool) -> Incoming:
    """Return one message; a line without « name: » is WhatsApp's own, and becomes empty."""
    _, colon, said = words.partition(": ")
    said = said.strip("\u200e \n") if colon else ""
    text = "" if MEDIA.match(said) else cleaned(NUMBER.sub("[numéro]", said))[:LONGEST]
    when = _moment(day, is_month_first)
    mark = hashlib.sha256(f"{when}\x1f{text}".encode()).hexdigest()
    return Incoming(text, mark, "", when)


def _moment(day: tuple[str, ...], is_month_first: bool) -> datetime | None:
    one, two, three, hour, minute = (int(part) for part in day[:5])
    year, month, number = (one, two, three) if one > 31 else (three, two, one)
    if is_month_first and one <= 31:
        month, number = number, month
    if day[5]:
        hour = hour % 12 + 12 * (day[5].lower() == "p")
    try:
        return datetime(year + 2000 * (year < 100), month, number, hour, minute, tzinfo=UTC)
    except ValueError:
        return None


source = Source(
    __name__, "Groupe WhatsApp exporté (.txt ou .zip)", parse, reading="file",
    largest=8_000_000, asks_consent=True,
)  # fmt: skip
