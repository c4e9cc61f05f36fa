"""A date in figures becomes a date in words, and what is no date is left alone."""

import pytest
from tests.writing.engine.rule_reader import excerpts, found, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("Le 01/03/2026.", "Le 1er mars 2026."),
        ("Paru le 3/11/25.", "Paru le 3 novembre 2025."),
        ("Le 2026-12-05, à Tassara.", "Le 5 décembre 2026, à Tassara."),
        ("Du 02.01.2026 au 04.01.2026.", "Du 2 janvier 2026 au 4 janvier 2026."),
    ],
)
def test_the_month_is_written_in_letters(written, better):
    assert mended("date_format", written) == better


def test_a_date_that_the_calendar_does_not_have_gets_no_fix():
    [finding] = found("date_format", "Le 31/02/2026.")
    assert finding.fix is None
    assert "calendrier" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Le serveur 10.12.20.26 répond.",
        "La version 3.4.25 est là.",
        "Le dossier 2026-12-05/44 est clos.",
        "Voyez https://a.example/12/03/2026/avis.",
        "Appelez le 20-72-00-00.",
        "Le ratio est de 3/4.",
    ],
)
def test_versions_references_telephones_and_addresses_are_no_dates(text):
    assert excerpts("date_format", text) == []
