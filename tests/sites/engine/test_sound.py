"""A sound is known by its bytes, and its length is read from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sites import sounds

from kakaki.sites.engine.sound import SoundError, in_words, read_sound


@pytest.mark.parametrize(
    ("content", "kind", "mime"),
    [
        (sounds.opus(), "opus", "audio/ogg"),
        (sounds.vorbis(), "ogg", "audio/ogg"),
        (sounds.mp3(), "mp3", "audio/mpeg"),
        (sounds.mp3(head=b"ID3\x04\0\0\0\0\0\x0a" + bytes(10)), "mp3", "audio/mpeg"),
        (sounds.m4a(), "m4a", "audio/mp4"),
    ],
)
def test_each_kind_is_known_with_its_length(content, kind, mime):
    found = read_sound(content)
    assert (found.kind, found.mime) == (kind, mime)
    assert abs(found.seconds - 65) <= 1


def test_the_frames_that_a_file_counts_itself_are_believed():
    frame = bytearray(sounds.mp3(1)[:208])
    frame[21:33] = b"Xing" + (1).to_bytes(4, "big") + (3828).to_bytes(4, "big")
    assert read_sound(bytes(frame) + sounds.mp3(1)).seconds == 100


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (b"", "pas un son"),
        (b"<script>alert(1)</script>" * 20, "pas un son"),
        (b"RIFF\0\0\0\0WAVEfmt " + bytes(100), "pas un son"),
        (b"\xff\xfb\x50\xc4" + bytes(500), "pas un son"),
        (sounds.m4a(handler=b"vide"), "vidéo"),
        (sounds.m4a(handler=b"text"), "pas un son"),
        (sounds.opus(0), "vide"),
        (sounds.opus(9000), "trop long"),
        (sounds.opus()[:60], "abîmé"),
        (bytes(12_000_001), "trop lourd"),
    ],
)
def test_what_no_telephone_would_play_is_refused_with_what_to_do(content, advice):
    with pytest.raises(SoundError) as met:
        read_sound(content)
    assert advice in str(met.value)


def length_of(content: bytes) -> int:
    """Return the length of a sound, 0 for what is refused."""
    try:
        return read_sound(content).seconds
    except SoundError:
        return 0


@given(
    st.sampled_from([sounds.opus(), sounds.vorbis(), sounds.m4a(), sounds.mp3(3)]),
    st.integers(0, 3000),
    st.binary(max_size=40),
)
def test_a_file_that_is_damaged_anywhere_is_read_or_refused_and_never_breaks(content, at, noise):
    damaged = content[:at] + noise + content[at + len(noise) :]
    assert 0 <= length_of(damaged) <= 7200
    assert 0 <= length_of(content[:at]) <= 7200


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 seconde"),
        (60, "1 minute"),
        (95, "1 minute 35 secondes"),
        (1234, "20 minutes"),
    ],
)
def test_a_length_is_said_in_words(seconds, words):
    assert in_words(seconds) == words
