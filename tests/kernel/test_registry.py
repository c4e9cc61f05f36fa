"""Registries fill themselves from a folder."""

import sys
import textwrap
from pathlib import Path

import pytest

from kakaki.kernel.registry import Registry

PLUG = """
class Plug:
    code = "{code}"
plug = Plug()
"""


def registry_over(folder: Path, name: str, kind: type = object) -> Registry:
    package = folder / name
    package.mkdir()
    (package / "__init__.py").write_text("")
    sys.path.insert(0, str(folder))
    return Registry(f"{name}", attribute="plug", kind=kind)


def drop(folder: Path, name: str, code: str, declared: str = "") -> None:
    source = textwrap.dedent(PLUG).format(code=declared or code)
    (folder / name / f"{code}.py").write_text(source)


@pytest.fixture
def path_restored():
    before = list(sys.path)
    yield
    sys.path[:] = before


@pytest.mark.usefixtures("path_restored")
def test_a_file_dropped_in_the_folder_is_a_plug(tmp_path):
    plugs = registry_over(tmp_path, "plugs_one")
    drop(tmp_path, "plugs_one", "second")
    drop(tmp_path, "plugs_one", "first")
    drop(tmp_path, "plugs_one", "_hidden")
    assert list(plugs.all()) == ["first", "second"]
    drop(tmp_path, "plugs_one", "third")
    plugs.forget()
    assert plugs.get("third").code == "third"


@pytest.mark.usefixtures("path_restored")
def test_a_plug_that_takes_another_name_than_its_file_is_refused(tmp_path):
    plugs = registry_over(tmp_path, "plugs_two")
    drop(tmp_path, "plugs_two", "first", declared="other")
    with pytest.raises(TypeError, match="other"):
        plugs.all()


@pytest.mark.usefixtures("path_restored")
def test_an_unknown_plug_is_refused_with_the_known_ones(tmp_path):
    plugs = registry_over(tmp_path, "plugs_three")
    drop(tmp_path, "plugs_three", "first")
    with pytest.raises(LookupError, match="known: first"):
        plugs.get("last")


@pytest.mark.usefixtures("path_restored")
def test_a_module_without_a_plug_of_the_kind_is_refused(tmp_path):
    plugs = registry_over(tmp_path, "plugs_four", kind=int)
    drop(tmp_path, "plugs_four", "first")
    with pytest.raises(TypeError, match=r"plugs_four\.first"):
        plugs.all()
