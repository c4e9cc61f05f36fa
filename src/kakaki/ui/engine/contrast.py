"""Colours that everybody can read."""

import re

LEAST_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3, level AA, text of ordinary size.
FALLBACK = "#2a3a78"
PAPER = "#faf7f1"
DARK = "#211f19"  # The lightest ground of a page shown by night.
NIGHT_CONTRAST = 7.0  # WCAG 2.2, 1.4.6, level AAA, so that it still reads on a tinted ground.
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def is_colour(text: str) -> bool:
    """Tell whether the text is a colour of the form #rrggbb."""
    return _COLOUR.fullmatch(text) is not None


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 to 1, of #rrggbb (WCAG 2.2, definition)."""
    if not is_colour(colour):
        raise ValueError(f"not a colour: {colour!r}")
    channels = []
    for place in (1, 3, 5):
        value = int(colour[place : place + 2], 16) / 255
        channels.append(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable_accent(colour: str) -> str:
    """Return the colour when white and the page's paper both stand out on it, else our own."""
    if not is_colour(colour):
        return FALLBACK
    enough = min(contrast(colour, "#ffffff"), contrast(colour, PAPER)) >= LEAST_CONTRAST
    return colour.lower() if enough else FALLBACK


def mixed(colour: str, other: str, share: float) -> str:
    """Return #rrggbb made of `share` (0 to 1) of the first colour and the rest of the other."""
    if not (is_colour(colour) and is_colour(other)):
        raise ValueError(f"not colours: {colour!r}, {other!r}")
    parts = [
        round(
            int(colour[place : place + 2], 16) * share
            + int(other[place : place + 2], 16) * (1 - share)
        )
        for place in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02x}" for part in parts)


def light_accent(colour: str) -> str:
    """Return the colour whitened just enough to be read as text on a dark page."""
    for share in range(100, 0, -5):
        lighter = mixed(colour, "#ffffff", share / 100)
        if contrast(lighter, DARK) >= NIGHT_CONTRAST:
            return lighter
    return "#ffffff"
