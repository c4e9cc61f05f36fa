"""Subjects and dossiers stand in the mirror too."""

from pathlib import Path

from tests.sites.gathering.test_dossiers import made
from tests.sites.gathering.test_tagging import tagged

from kakaki.sites import facade as sites


def test_the_mirror_holds_subjects_and_dossiers_with_their_feeds(health, tmp_path: Path):
    page = health.published("Soins gratuits")
    tagged(health, page)
    made(health, page)
    tagged(health, health.draft("Secret").page_id, "Projet caché")
    sites.write_mirror(folder=tmp_path / "miroir")
    current = (tmp_path / "miroir" / "current").resolve() / health.host
    for name in ("sujets/vaccination", "dossiers/inondations-2026"):
        assert "Soins gratuits" in (current / name / "index.html").read_text()
        assert "Soins gratuits" in (current / name / "flux.rss").read_text()
    assert (current / "sujets" / "index.html").exists()
    assert not (current / "sujets" / "projet-cache").exists()
