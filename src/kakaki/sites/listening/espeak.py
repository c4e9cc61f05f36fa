"""Speak with espeak-ng and pack the sound with opusenc or ffmpeg, when this machine has them."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from kakaki.kernel.errors import UnavailableError

VOICES = {"fr": "fr"}  # Languages for which the voice is good enough to be understood.
LABEL = "Voix de synthèse"
PATIENCE = 120  # seconds for a long text on a small machine.
WORDS_A_MINUTE = "150"


def _encoder() -> str:
    return shutil.which("opusenc") or shutil.which("ffmpeg") or ""


def speaks(language: str) -> bool:
    """Tell whether a text of this language can be spoken here, small enough for a telephone.

    Without an encoder a minute would weigh 2.6 MB: no voice is better than that one.
    """
    return language in VOICES and bool(shutil.which("espeak-ng")) and bool(_encoder())


def speak(text: str, *, language: str, title: str) -> bytes:
    """Return a text as Opus in Ogg, labelled as synthetic; raise UnavailableError otherwise."""
    if not speaks(language):
        raise UnavailableError("no voice", advice="Cette machine n’a pas de voix de synthèse.")
    with tempfile.TemporaryDirectory() as folder:
        words, wave, sound = (Path(folder) / name for name in ("t.txt", "t.wav", "t.opus"))
        words.write_text(text, encoding="utf-8")
        espeak = ["espeak-ng", "-v", VOICES[language], "-s", WORDS_A_MINUTE]
        _run([*espeak, "-f", str(words), "-w", str(wave)])
        _run(_packing(str(wave), str(sound), title))
        return sound.read_bytes()


def _packing(wave: str, sound: str, title: str) -> list[str]:
    program = _encoder()
    if Path(program).name == "opusenc":
        labels = ["--title", title, "--artist", LABEL, "--comment", f"description={LABEL}"]
        return [program, "--quiet", "--bitrate", "20", "--speech", *labels, wave, sound]
    labels = ["-metadata", f"title={title}", "-metadata", f"artist={LABEL}"]
    labels += ["-metadata", f"description={LABEL}"]
    packed = ["-c:a", "libopus", "-b:a", "20k", "-application", "voip", *labels]
    return [program, "-v", "error", "-y", "-i", wave, *packed, sound]


def _run(command: list[str]) -> None:
    try:
        subprocess.run(  # noqa: S603 -- our own command: the text comes in a file.
            command, check=True, timeout=PATIENCE, capture_output=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise UnavailableError(
            str(error), advice="La voix de synthèse a échoué. Enregistrez plutôt quelqu’un."
        ) from error
