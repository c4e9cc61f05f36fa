"""A file for spreadsheets in which no cell can act."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakaki.audit.engine.spreadsheet import MARK, lines, safe_cell


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://piege.example";"Cliquez")', "=1+1", "+1", "-1", "@SUM(A1)", "|cmd",
        "\t=1", "\r=1", "\n=1", "  =1", "\u00a0=1", "＝1+1", "\0=1",
    ],
)  # fmt: skip
def test_a_cell_that_a_spreadsheet_would_calculate_becomes_text(text):
    assert safe_cell(text).startswith("'")


@pytest.mark.parametrize("text", ["", "Rôle donné", "a=b", "12", "Aïssa - Goumar", "   "])
def test_another_cell_is_left_as_it_is(text):
    assert safe_cell(text) == text


@given(st.lists(st.lists(st.text(), min_size=1, max_size=4), max_size=5))
def test_whatever_is_written_no_cell_acts_and_none_is_lost(rows):
    written = "".join(lines(rows))
    read = list(csv.reader(io.StringIO(written.removeprefix(MARK), newline=""), delimiter=";"))
    assert [len(row) for row in read] == [len(row) for row in rows]
    for row, kept in zip(rows, read, strict=True):
        for cell, found in zip(row, kept, strict=True):
            assert found in {cell.replace("\0", ""), "'" + cell.replace("\0", "")}
            assert found.lstrip(" \u00a0\u202f")[:1] not in set("=+-@\t\r\n|%")


def test_the_file_says_that_it_is_in_utf_8():
    assert "".join(lines([["é"]])) == '\ufeff"é"\r\n'
