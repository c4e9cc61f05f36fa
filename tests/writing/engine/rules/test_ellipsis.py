"""Three points become one sign, and « etc. » stands alone."""

import pytest
from tests.writing.engine.rule_reader import excerpts, mended


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("Il attend... puis part.", "Il attend… puis part."),
        ("Des cahiers, etc...", "Des cahiers, etc."),
        ("Des cahiers (etc…)", "Des cahiers (etc.)"),
        ("[...] Il part.", "[…] Il part."),
    ],
)
def test_points_become_one_sign(written, better):
    assert mended("ellipsis", written) == better


def test_lines_to_fill_in_and_paths_are_kept():
    assert excerpts("ellipsis", "Nom : ............ et `../dossier`, `a...b`.") == []
