"""A vocabulary is read as people paste it."""

import pytest

from kakaki.writing.engine.word_lines import WordLine, read_lines


@pytest.mark.parametrize(
    "line",
    ["PRODEK\tProgramme de développement", "PRODEK : Programme de développement", "PRODEK = Programme de développement",
     "PRODEK — Programme de développement", "  PRODEK ;  Programme  de développement "],
)  # fmt: skip
def test_an_acronym_and_its_words_may_be_written_in_several_ways(line):
    assert read_lines(line) == (WordLine("PRODEK", "Programme de développement"),)


def test_a_name_may_hold_spaces_hyphens_and_apostrophes():
    lines = "Tassara-Nord\nDar es-Salam\nN'Guigmi\n"
    assert [one.written for one in read_lines(lines)] == [
        "Tassara-Nord",
        "Dar es-Salam",
        "N’Guigmi",
    ]


def test_empty_lines_and_comments_are_left_and_a_word_is_read_once():
    assert read_lines("# des noms\n\nTassara\nTassara\n« »\n") == (WordLine("Tassara"),)
