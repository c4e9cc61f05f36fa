"""The KAKAKI_ variables fail loudly."""

import pytest

from kakaki.config import variables
from kakaki.config.secret_key import kept_secret


def test_a_flag_that_is_neither_yes_nor_no_is_refused(monkeypatch):
    monkeypatch.setenv("KAKAKI_DEBUG", "peut-être")
    with pytest.raises(variables.VariableError, match="KAKAKI_DEBUG"):
        variables.flag("KAKAKI_DEBUG", default=False)


def test_a_number_in_words_is_refused(monkeypatch):
    monkeypatch.setenv("KAKAKI_PORT", "huit")
    with pytest.raises(variables.VariableError, match="KAKAKI_PORT"):
        variables.number("KAKAKI_PORT", 8)


def test_a_secret_is_read_from_its_file(monkeypatch, tmp_path):
    (tmp_path / "secret").write_text("motus\n")
    monkeypatch.setenv("KAKAKI_SECRET_FILE", str(tmp_path / "secret"))
    assert variables.secret("KAKAKI_SECRET", "") == "motus"


def test_a_secret_file_that_is_missing_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("KAKAKI_SECRET_FILE", str(tmp_path / "absent"))
    with pytest.raises(variables.VariableError, match="KAKAKI_SECRET_FILE"):
        variables.secret("KAKAKI_SECRET", "")


def test_the_machine_makes_its_secret_once_and_keeps_it_to_itself(tmp_path):
    first = kept_secret(tmp_path / "neuf")
    assert kept_secret(tmp_path / "neuf") == first
    assert len(first) >= 50
    assert (tmp_path / "neuf" / "secret.key").stat().st_mode & 0o077 == 0
