"""Sure fixes change their words and nothing else of a file."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.kernel.errors import InvalidInputError
from kakaki.kernel.spans import Span
from kakaki.writing import reading
from kakaki.writing.checking.mending import mended, mended_text, write
from kakaki.writing.engine.rule import Finding

CHECK = partial(reading.check_file, name="a.md")


def test_every_encoding_and_line_end_is_kept():
    for encoding in ("utf-8", "utf-8-sig", "cp1252"):
        for end in ("\r\n", "\n", "\r"):
            text = f"# Été{end}{end}L'eau  est là.{end}Fin"
            result = mended(text.encode(encoding), CHECK)
            assert result.after == text.replace("'", "’").replace("  ", " ").encode(encoding)
            assert len(result.done) == 2


def test_only_the_sure_class_is_applied():
    result = mended(b"Nous voulons booster l'eau.", CHECK)
    assert result.after.decode() == "Nous voulons booster l’eau."


def test_two_fixes_that_overlap_are_not_both_applied():
    one = Finding("a", "à corriger", "", Span(0, 3), 1, "abc", "", "x")
    other = Finding("b", "à corriger", "", Span(2, 4), 1, "cd", "", "y")
    stale = Finding("c", "à corriger", "", Span(4, 5), 1, "z", "", "y")
    assert mended_text("abcde", [other, one, stale]) == ("xde", (one,))


def test_a_fix_that_the_encoding_cannot_hold_is_refused_in_french():
    def check(content):
        return (Finding("a", "à corriger", "", Span(0, 1), 1, "É", "", "ƙ"),)

    with pytest.raises(InvalidInputError) as refused:
        mended("Été".encode("cp1252"), check)
    assert "UTF-8" in refused.value.advice()


def test_a_diff_shows_the_lines_that_change():
    diff = mended(b"Un.\n\nL'eau.", CHECK).diff("a.md")
    assert diff.splitlines()[:2] == ["--- a/a.md", "+++ b/a.md"]
    assert "-L'eau." in diff
    assert "+L’eau." in diff


PIECES = st.lists(
    st.sampled_from(["L'eau", "  ", "\n", "\r\n", "\r", "«a»", "Etat ", " ,", "# ", "[l'a](b)", "**", "é", ". "]),
    max_size=30,
).map("".join)  # fmt: skip


@given(PIECES)
def test_mending_twice_changes_nothing_more(text):
    once = mended(text.encode(), CHECK)
    assert mended(once.after, CHECK).after == once.after
    assert once.after.count(b"\r") == text.count("\r")
    assert once.after.count(b"\n") == text.count("\n")


def test_a_file_is_replaced_at_one_stroke_with_its_rights_and_behind_its_link(tmp_path):
    file, link = tmp_path / "a.md", tmp_path / "b.md"
    file.write_bytes(b"avant")
    file.chmod(0o640)
    link.symlink_to(file)
    write(link, b"apres")
    assert link.is_symlink()
    assert file.read_bytes() == b"apres"
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.md", "b.md"]
