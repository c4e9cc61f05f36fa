"""Names, folders and patterns lead to the files that a person means."""

import pytest

from kakaki.writing.checking.files import gathered


@pytest.fixture
def tree(tmp_path, monkeypatch):
    for name in (
        "a.md",
        "b.png",
        "textes/c.txt",
        "textes/vieux/d.html",
        ".git/e.md",
        "node_modules/f.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("mot")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("names", "exclude", "found"),
    [
        (["."], [], ["a.md", "textes/c.txt", "textes/vieux/d.html"]),
        (["."], ["textes/vieux"], ["a.md", "textes/c.txt"]),
        (["."], ["*.md", "textes/vieux/"], ["textes/c.txt"]),
        (["textes/**/*.html"], [], ["textes/vieux/d.html"]),
        (["a.md", ".", "a.md"], [], ["a.md", "textes/c.txt", "textes/vieux/d.html"]),
        (["b.png", "absent.md", "-"], [], ["b.png", "absent.md", "-"]),
        (["a.md"], ["a.md"], []),
    ],
)
def test_what_is_named_is_found_once_and_in_order(tree, names, exclude, found):
    assert gathered(names, exclude=exclude, folder=tree) == found
