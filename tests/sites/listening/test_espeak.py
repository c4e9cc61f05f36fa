"""The voice of the machine: offered where it is, absent and said so where it is not."""

import os
import stat
from pathlib import Path

import pytest
from tests.sites import sounds
from tests.sites.test_public import read

from kakaki.kernel.errors import RefusedError, UnavailableError
from kakaki.sites import facade as sites
from kakaki.sites.engine.sound import read_sound
from kakaki.sites.listening import espeak, recordings
from kakaki.sites.models import Recording


@pytest.fixture
def no_voice(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))


def program(folder: Path, name: str, lines: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(path.stat().st_mode | stat.S_IEXEC)


@pytest.fixture
def programs(monkeypatch, tmp_path) -> Path:
    """Put two programs of these names before those of the machine: they keep what they are told."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "sound").write_bytes(sounds.opus())
    wave = 'printf wave > "$8"'
    program(folder, "espeak-ng", f'cat "$6" > "{folder}/said"; {wave}')
    told = f'printf "%s\\n" "$@" > "{folder}/told"'
    program(folder, "opusenc", f'{told}; for last; do :; done; cat "{folder}/sound" > "$last"')
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    return folder


def test_without_a_voice_the_desk_says_so_and_offers_nothing(health, no_voice):
    page = health.published()
    shown = health.client().get(f"/bureau/textes/{page}/audio/").content.decode()
    assert "Faire lire par la machine" not in shown
    assert "n’a pas de voix de synthèse" in shown
    with pytest.raises(RefusedError):
        recordings.ask_voice(page_id=page, actor_id=health.writer.pk)
    with pytest.raises(UnavailableError):
        espeak.speak("Bonjour", language="fr", title="Bonjour")


def test_the_voice_is_made_in_the_background_labelled_and_heard_before_it_is_online(
    health, programs
):
    page = health.published("Soins gratuits")
    desk, address = health.client(), f"/bureau/textes/{page}/audio/"
    for _ in range(2):
        assert desk.post(address, {"what": "voice"}).status_code == 302
    assert Recording.objects.count() == 1
    assert recordings.make_voices() == 1
    assert recordings.make_voices() == 0
    assert (programs / "said").read_text().startswith("Voix de synthèse.\n\nSoins gratuits")
    assert "description=Voix de synthèse" in (programs / "told").read_text()
    one = Recording.objects.get()
    assert "<audio" not in read(health, sites.page(page).url)
    recordings.approve_recording(page_id=page, recording_id=one.pk, actor_id=health.reader.pk)
    shown = read(health, sites.page(page).url)
    assert "Voix de synthèse" in shown
    assert "Lu par" not in shown


@pytest.mark.parametrize("broken", ["espeak-ng", "opusenc"])
def test_a_voice_that_fails_says_why_and_is_not_tried_for_ever(health, programs, broken):
    page = health.published()
    program(programs, broken, "exit 3")
    recordings.ask_voice(page_id=page, actor_id=health.writer.pk)
    assert recordings.make_voices() == 0
    assert "a échoué" in Recording.objects.get().fault
    shown = health.client().get(f"/bureau/textes/{page}/audio/").content.decode()
    assert "a échoué" in shown
    recordings.ask_voice(page_id=page, actor_id=health.writer.pk)
    assert Recording.objects.get().fault == ""


def test_no_other_language_than_french_is_spoken(programs):
    assert espeak.speaks("fr")
    assert not espeak.speaks("ha")


@pytest.mark.skipif(
    not espeak.speaks("fr"), reason="espeak-ng and an encoder of Opus are not installed here"
)
def test_the_real_voice_speaks_french_small_enough_for_a_telephone():
    raw = espeak.speak("Les soins sont gratuits. " * 10, language="fr", title="Soins")
    found = read_sound(raw)
    assert found.kind == "opus"
    assert found.seconds > 5
    assert len(raw) / found.seconds < 6000
    assert "Voix de synthèse".encode() in raw
