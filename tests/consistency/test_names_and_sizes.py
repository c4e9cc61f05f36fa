"""The house style, executed: names, sizes, first lines and forbidden words."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "kakaki"
MODULES = sorted(p for p in SOURCE.rglob("*.py") if "migrations" not in p.parts)
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
FORBIDDEN = {
    "core", "base", "common", "utils", "helpers", "misc", "shared", "lib", "manager", "managers",
}  # fmt: skip
NAMES = [str(path.relative_to(SOURCE)) for path in MODULES]


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_module_keeps_to_the_house_style(path):
    text = path.read_text(encoding="utf-8")
    tree = parsed(path)
    lines = text.count("\n")
    assert path.stem not in FORBIDDEN, "the name says nothing"
    assert ast.get_docstring(tree), "a module begins with one sentence that says what it is for"
    assert lines <= 400, f"{lines} lines: split by responsibility"
    assert "os.environ" not in text or "config" in path.parts, "only config reads the environment"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= 50, f"{node.name} has {length} lines"
        assert not isinstance(node, ast.Assert), "an assertion is not a check: raise"


def test_no_module_receives_post_save():
    pattern = re.compile(r"\b(post_save|pre_save|post_delete|pre_delete)\b")
    found = [str(p) for p in MODULES if pattern.search(p.read_text(encoding="utf-8"))]
    assert found == []


@pytest.mark.parametrize("path", TEMPLATES, ids=[str(p.relative_to(SOURCE)) for p in TEMPLATES])
def test_template_stays_small_and_keeps_style_and_script_out(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 120, "split it into components"
    assert not re.search(r"\sstyle=\"", text), "a style attribute breaks the strict CSP"
    assert not re.search(r"\son[a-z]+=\"", text), "an inline handler breaks the strict CSP"


def test_migrations_are_named_by_a_person():
    for path in SOURCE.rglob("migrations/0*.py"):
        assert "auto_" not in path.name, path
        assert "_and_" not in path.name or "more" not in path.name, path


def test_no_file_names_a_path_of_the_machine_it_was_written_on():
    pattern = re.compile(r"/work/|/opt/kakaki|/root/")
    checked = [
        p
        for folder in ("src", "docs", "tools", "benchmarks", ".ci")
        for p in (ROOT / folder).rglob("*")
        if p.is_file() and p.suffix in {".py", ".md", ".sh", ".html", ".js", ".css", ".toml", ""}
    ]
    found = [str(p) for p in checked if pattern.search(p.read_text(encoding="utf-8"))]
    assert found == []
