"""Read from the bytes of a sound file what it is and how long it lasts."""

import struct
from dataclasses import dataclass
from typing import Final

LARGEST: Final = 12_000_000  # bytes: about half an hour of speech.
LONGEST: Final = 2 * 3600  # seconds
KINDS: Final = {
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "opus": "audio/ogg",
}
_MP3_RATES: Final = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_MP3_BITS_1: Final = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_MP3_BITS_2: Final = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)


class SoundError(ValueError):
    """Say in French why a file cannot be taken, and what to do."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound: its kind by content, and its length in seconds."""

    kind: str
    seconds: int

    @property
    def mime(self) -> str:
        """Return its type for browsers."""
        return KINDS[self.kind]


def read_sound(content: bytes) -> Sound:
    """Return what a file is; raise SoundError for what no telephone would play."""
    if len(content) > LARGEST:
        raise SoundError("Cet enregistrement est trop lourd : 12 Mo au plus, une demi-heure.")
    try:
        found = _ogg(content) or _m4a(content) or _mp3(content)
    except (struct.error, IndexError, ZeroDivisionError) as error:
        raise SoundError("Cet enregistrement est abîmé. Enregistrez-le de nouveau.") from error
    if found is None:
        raise SoundError("Ce fichier n’est pas un son : envoyez du MP3, M4A, OGG ou Opus.")
    if not 1 <= found.seconds <= LONGEST:
        raise SoundError("Cet enregistrement est vide ou trop long. Enregistrez-le de nouveau.")
    return found


def _ogg(content: bytes) -> Sound | None:
    if content[:4] != b"OggS" or len(content) < 60:
        return None
    head = content[27 + content[26] :][:20]
    if head.startswith(b"OpusHead"):
        rate, skipped, kind = 48000, struct.unpack_from("<H", head, 10)[0], "opus"
    elif head.startswith(b"\x01vorbis"):
        rate, skipped, kind = struct.unpack_from("<I", head, 12)[0], 0, "ogg"
    else:
        return None
    last = content.rfind(b"OggS")
    # A page that is cut within its head says no length.
    granule = struct.unpack_from("<q", content, last + 6)[0]
    return Sound(kind, round(max(granule - skipped, 0) / rate))


def _boxes(content: bytes, start: int, end: int) -> list[tuple[bytes, int, int]]:
    """Return the boxes of an MP4 file between two places: name, where each begins and ends."""
    found = []
    while start + 8 <= end:
        size, name, head = *struct.unpack_from(">I4s", content, start), 8
        if size == 1:
            size, head = struct.unpack_from(">Q", content, start + 8)[0], 16
        size = size or end - start
        if size < head or start + size > end:
            break
        found.append((name, start + head, start + size))
        start += size
    return found


def _m4a(content: bytes) -> Sound | None:
    if content[4:8] != b"ftyp":
        return None
    seconds, sorts = 0, set()
    for name, start, end in _boxes(content, 0, len(content)):
        if name != b"moov":
            continue
        for inner, a, b in _boxes(content, start, end):
            if inner == b"mvhd":
                is_long = content[a] == 1
                scale, length = struct.unpack_from(">IQ" if is_long else ">II", content, a + (
                    20 if is_long else 12
                ))  # fmt: skip
                seconds = round(length / scale)
            if inner == b"trak":
                sorts |= _handlers(content, a, b)
    if b"vide" in sorts:
        raise SoundError("Ce fichier est une vidéo : envoyez le son seul.")
    return Sound("m4a", seconds) if b"soun" in sorts else None


def _handlers(content: bytes, start: int, end: int) -> set[bytes]:
    return {
        content[c + 8 : c + 12]
        for name, a, b in _boxes(content, start, end)
        if name == b"mdia"
        for inner, c, _ in _boxes(content, a, b)
        if inner == b"hdlr"
    }


@dataclass(frozen=True, slots=True)
class _Frame:
    size: int
    samples: int
    rate: int
    bits: int
    side: int


def _frame(content: bytes, at: int) -> _Frame | None:
    """Return the frame of MPEG layer III that begins here, or None."""
    if at + 4 > len(content) or content[at] != 0xFF or content[at + 1] & 0xE6 != 0xE2:
        return None
    version, which, pace = content[at + 1] >> 3 & 3, content[at + 2] >> 4, content[at + 2] >> 2 & 3
    if version == 1 or which in {0, 15} or pace == 3:
        return None
    rate = _MP3_RATES[version][pace]
    bits = (_MP3_BITS_1 if version == 3 else _MP3_BITS_2)[which] * 1000
    samples = 1152 if version == 3 else 576
    is_mono = content[at + 3] >> 6 == 3
    side = (17 if is_mono else 32) if version == 3 else (9 if is_mono else 17)
    size = samples // 8 * bits // rate + (content[at + 2] >> 1 & 1)
    return _Frame(size, samples, rate, bits, side)


def _mp3(content: bytes) -> Sound | None:
    start = 0
    if content[:3] == b"ID3" and len(content) > 10:
        start = 10 + sum((content[6 + n] & 0x7F) << 7 * (3 - n) for n in range(4))
    first = _frame(content, start)
    second = _frame(content, start + first.size) if first else None
    # One frame may be a chance; two in their places are not.
    if first is None or second is None:
        return None
    mark = start + 4 + first.side
    if content[mark : mark + 4] in {b"Xing", b"Info"} and content[mark + 7] & 1:
        frames = struct.unpack_from(">I", content, mark + 8)[0]
        return Sound("mp3", round(frames * first.samples / first.rate))
    return Sound("mp3", round((len(content) - start) * 8 / first.bits))


def in_words(seconds: int) -> str:
    """Return a length as a reader reads it."""
    minutes, rest = divmod(seconds, 60)
    parts = []
    if minutes:
        parts.append(f"{minutes} minute{'s' if minutes > 1 else ''}")
    if rest and minutes < 10:
        parts.append(f"{rest} seconde{'s' if rest > 1 else ''}")
    return " ".join(parts) or "0 seconde"
