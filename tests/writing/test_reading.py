"""Fields and files are read with every rule; good texts stay in peace."""

from datetime import date
from pathlib import Path

import pytest

from kakaki.kernel.errors import InvalidInputError
from kakaki.writing import facade

TEXTS = Path(__file__).parents[2] / "src" / "kakaki" / "config" / "demonstration_data" / "texts"


def body_of(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("+++\n", 2)[2]


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.md")), ids=lambda path: path.stem)
def test_a_text_that_is_well_written_has_nothing_to_correct(path):
    found = facade.check_fields({"body": body_of(path)}, published_on=date(2026, 3, 2))
    assert [(f.rule, f.excerpt) for f in found if f.class_ == "à corriger"] == []


def test_a_fix_is_applied_to_the_field_it_was_found_in():
    body = "Les équipes arrivent hier à Bilmari."
    (finding,) = [
        f for f in facade.check_fields({"body": body}, published_on=date(2026, 3, 2)) if f.fix
    ]
    assert (
        facade.apply_fix(body, finding)
        == "Les équipes arrivent le dimanche 1er\u00a0mars 2026 à Bilmari."
    )


def test_a_fix_for_words_that_changed_meanwhile_is_refused():
    (finding,) = [
        f
        for f in facade.check_fields({"body": "Hier, il pleut."}, published_on=date(2026, 3, 2))
        if f.fix
    ]
    with pytest.raises(InvalidInputError):
        facade.apply_fix("Demain, il pleut.", finding)


def test_a_field_too_long_is_refused_in_french():
    with pytest.raises(InvalidInputError) as refused:
        facade.check_fields({"body": "a " * 300_000})
    assert "trop long" in refused.value.advice()


@pytest.mark.parametrize("content", [b"\x00\x01\x02", b"PK\x03\x04trap", b"x" * 6_000_000])
def test_a_file_that_cannot_be_read_is_refused(content):
    with pytest.raises(InvalidInputError):
        facade.check_file(content, "texte.txt")


def test_an_old_windows_file_is_read():
    found = facade.check_file("L’été dernier, le puits  était sec.".encode("cp1252"), "a.txt")
    assert [f.rule for f in found] == ["double_space"]
