"""The private half of a key is a file that only its owner opens."""

import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from django.conf import settings
from tests.seals.conftest import seal
from tests.seals.samples import VACCINE, WATER

from kakaki.kernel.errors import UnavailableError
from kakaki.seals import keys, services
from kakaki.seals.models import IssuerKey, LogEntry, Seal


def files() -> list[Path]:
    return sorted((settings.KAKAKI_DATA / "keys").iterdir())


def test_a_ministry_makes_one_key_and_seals_with_it(ministry):
    assert services.current_key(ministry.pk) == services.current_key(ministry.pk)
    assert IssuerKey.objects.count() == 1
    assert [path.name for path in files()] == [IssuerKey.objects.get().private_file]


def test_the_private_half_is_closed_by_the_secret_of_the_machine(ministry):
    services.current_key(ministry.pk)
    (path,) = files()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert b"ENCRYPTED PRIVATE KEY" in path.read_bytes()
    with pytest.raises(TypeError):
        serialization.load_pem_private_key(path.read_bytes(), None)


def test_both_halves_belong_together(ministry):
    key = services.current_key(ministry.pk)
    assert keys.private_half(key).public_key() == keys.public_half(key)


@pytest.mark.parametrize("harm", ["another secret", "another file", "no file"])
def test_a_key_that_does_not_open_publishes_nothing_and_says_so(ministry, settings, harm):
    seal(ministry, VACCINE)
    if harm == "another secret":
        settings.SECRET_KEY = "the secret of another machine, long enough to be one"
    elif harm == "another file":
        files()[0].write_bytes(b"-----BEGIN NOTHING-----")
    else:
        files()[0].unlink()
    with pytest.raises(UnavailableError) as refused:
        seal(ministry, WATER)
    assert "rien n’est publié" in refused.value.advice()
    assert Seal.objects.count() == 1
    assert LogEntry.objects.count() == 2


def test_another_ministry_has_another_key(ministry):
    from tests.factories import a_ministry

    other = a_ministry("eau")
    assert services.current_key(ministry.pk).kid != services.current_key(other.pk).kid
