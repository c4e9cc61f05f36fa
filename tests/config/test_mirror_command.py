"""`kakaki mirror` writes, checks, and says plainly what it did."""

from tests.sites.conftest import _fresh_permissions, cabinet, health  # noqa: F401 -- fixtures.

from kakaki.config.command import main


def test_a_mirror_is_written_then_checked_and_a_change_is_told(health, tmp_path, capsys):
    health.published()
    folder = tmp_path / "miroir"
    assert main(["mirror", str(folder)]) == 0
    assert "changé(s)" in capsys.readouterr().out
    assert main(["mirror", str(folder)]) == 0
    assert "rien n’a changé" in capsys.readouterr().out
    assert main(["mirror", "--check", str(folder)]) == 0
    assert "Miroir entier" in capsys.readouterr().out
    (folder / "current" / "localhost" / "robots.txt").write_text("x", encoding="utf-8")
    assert main(["mirror", "--check", str(folder)]) == 1
    assert "modifié : localhost/robots.txt" in capsys.readouterr().out


def test_writing_without_rest_is_refused(db, tmp_path, capsys):
    assert main(["mirror", str(tmp_path / "m"), "--every", "1"]) == 2
    assert "au moins 10 secondes" in capsys.readouterr().err


def test_a_government_that_nobody_opened_has_no_mirror(db, tmp_path, capsys):
    assert main(["mirror", str(tmp_path / "m")]) == 2
    assert "Aucun gouvernement n’est ouvert" in capsys.readouterr().err
