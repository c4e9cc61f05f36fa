"""Colours: what can be read is kept, what cannot is replaced."""

import re

import pytest

from kakaki.ui.engine import contrast, theme

TOKENS = {
    "text": "#211f1a", "muted": "#5d574c", "accent": "#2a3a78", "good": "#17663a",
    "warn": "#854d00", "bad": "#a1261f", "info": "#1f5573",
}  # fmt: skip


def test_black_on_white_has_the_ratio_of_the_standard():
    assert contrast.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colour", ["", "red", "#12", "#12345g", "#123456;}", "#123456\n"])
def test_what_is_no_colour_is_refused(colour):
    with pytest.raises(ValueError, match="not a colour"):
        contrast.luminance(colour)
    assert contrast.readable_accent(colour) == contrast.FALLBACK


@pytest.mark.parametrize("colour", ["#ffff00", "#8fbc8f", "#ffffff"])
def test_an_accent_too_pale_for_white_text_becomes_ours(colour):
    assert contrast.readable_accent(colour) == contrast.FALLBACK


@pytest.mark.parametrize("accent", ["#0b6e5f", "#7a4a12", "#1d5f91", "#8a2f3c", "#23395b", "pale"])
def test_every_shade_of_a_theme_can_be_read(accent):
    own, deep, tint, night, night_tint = re.findall(r"#[0-9a-f]{6}", theme.sheet(accent))
    assert contrast.contrast(own, "#ffffff") >= contrast.LEAST_CONTRAST
    assert contrast.contrast(deep, "#ffffff") >= contrast.LEAST_CONTRAST
    assert contrast.contrast(deep, tint) >= contrast.LEAST_CONTRAST
    assert contrast.contrast(own, tint) >= 3  # Icons only: success criterion 1.4.11.
    assert contrast.contrast(night, contrast.DARK) >= contrast.NIGHT_CONTRAST
    assert contrast.contrast(night, night_tint) >= contrast.LEAST_CONTRAST


def test_the_darkest_colour_still_gives_an_accent_for_the_night():
    assert contrast.contrast(contrast.light_accent("#000000"), contrast.DARK) >= 7


def test_a_hostile_colour_adds_no_rule_to_the_sheet():
    assert theme.sheet("red}body{display:none") == theme.sheet(contrast.FALLBACK)


@pytest.mark.parametrize("name", sorted(TOKENS))
def test_the_words_of_the_house_can_be_read_on_paper_and_on_cards(name):
    for ground in (contrast.PAPER, "#ffffff"):
        assert contrast.contrast(TOKENS[name], ground) >= contrast.LEAST_CONTRAST
