"""Sound files made by hand, as short as files of each kind can be."""

import struct


def _page(granule: int, body: bytes, flags: int = 0) -> bytes:
    return (
        struct.pack("<4sBBqIII", b"OggS", 0, flags, granule, 7, 0, 0) + bytes([1, len(body)]) + body
    )


def opus(seconds: int = 65) -> bytes:
    head = struct.pack("<8sBBHIHB", b"OpusHead", 1, 1, 312, 48000, 0, 0)
    return (
        _page(0, head, 2)
        + _page(0, b"OpusTags" + bytes(16))
        + _page(seconds * 48000 + 312, b"x" * 50, 4)
    )


def vorbis(seconds: int = 65) -> bytes:
    head = b"\x01vorbis" + struct.pack("<IBIIIIBB", 0, 1, 44100, 0, 64000, 0, 0xB8, 1)
    return _page(0, head, 2) + _page(seconds * 44100, b"x" * 50, 4)


def mp3(seconds: int = 65, *, head: bytes = b"") -> bytes:
    """MPEG 1 layer III, 64 kbit/s, 44.1 kHz, mono: frames of 208 bytes."""
    return head + (b"\xff\xfb\x50\xc4" + bytes(204)) * round(seconds * 44100 / 1152)


def _box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body) + 8, name) + body


def m4a(seconds: int = 65, *, handler: bytes = b"soun") -> bytes:
    mvhd = _box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 1000, seconds * 1000) + bytes(80))
    hdlr = _box(b"hdlr", bytes(8) + handler + bytes(13))
    moov = _box(b"moov", mvhd + _box(b"trak", _box(b"mdia", hdlr)))
    return _box(b"ftyp", b"M4A \0\0\0\0") + moov + _box(b"mdat", bytes(100))
