"""Settings, commands and models are what their pages say, both ways."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from kakaki.config.command import COMMANDS

ROOT = Path(__file__).parents[2]
READ = re.compile(r"""variables\.(?:text|flag|number|secret)\(\s*"(KAKAKI_[A-Z_]+)\"""")


def first_cells(page: str) -> set[str]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return set(re.findall(r"^\| `([^`]+)`", text, flags=re.MULTILINE))


def test_every_setting_is_documented_and_every_documented_setting_is_read():
    read = {
        name
        for path in (ROOT / "src").rglob("*.py")
        for name in READ.findall(path.read_text(encoding="utf-8"))
    }
    assert read == first_cells("run/settings.md")


def test_every_command_is_documented_and_every_documented_command_exists():
    assert {f"kakaki {name}" for name in COMMANDS} == first_cells("run/commands.md")


def test_every_model_is_in_the_glossary():
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| [^|]+ \| `([A-Za-z]+)`", text, flags=re.MULTILINE))
    models = {m.__name__ for m in apps.get_models() if m.__module__.startswith("kakaki.")}
    assert models - named == set()
    assert named - models == set()


@pytest.mark.parametrize("name", ["README.md", "LISEZMOI.md"])
def test_the_first_pages_stay_short(name):
    assert (ROOT / name).read_text(encoding="utf-8").count("\n") <= 120


def test_every_link_between_our_pages_leads_somewhere():
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []
