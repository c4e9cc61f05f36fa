"""Static files are gathered when they have changed, and only then."""

import pytest

from kakaki.config import preparation


@pytest.fixture
def house(settings, tmp_path, monkeypatch):
    """Return a folder of sources and the folder that they are gathered in."""
    sources, gathered = tmp_path / "sources", tmp_path / "static"
    sources.mkdir()
    (sources / "page.css").write_text("p {}")
    settings.STATICFILES_DIRS = [sources]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = gathered
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    return sources, gathered


def test_what_has_not_changed_is_not_gathered_again(house):
    _, gathered = house
    assert preparation.gather_static_files(gathered)
    assert (gathered / "page.css").read_text() == "p {}"
    assert not preparation.gather_static_files(gathered)


def test_a_file_changed_or_added_is_gathered(house):
    sources, gathered = house
    preparation.gather_static_files(gathered)
    (sources / "page.css").write_text("p { color: red }")
    assert preparation.gather_static_files(gathered)
    assert "red" in (gathered / "page.css").read_text()
    (sources / "new.css").write_text("a {}")
    assert preparation.gather_static_files(gathered)
    assert (gathered / "new.css").exists()


@pytest.mark.parametrize("lost", [preparation.MARK, preparation.MANIFEST])
def test_a_folder_that_was_cut_half_way_is_gathered_again(house, lost):
    _, gathered = house
    preparation.gather_static_files(gathered)
    (gathered / lost).unlink()
    assert preparation.gather_static_files(gathered)
