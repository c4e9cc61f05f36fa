"""The style sheet of a ministry: its colour, and the shades that go with it."""

from kakaki.ui.engine.contrast import PAPER, mixed, readable_accent


def sheet(accent: str) -> str:
    """Return the CSS that dresses every page in this colour, or in ours when it cannot be read.

    Only a checked #rrggbb enters the sheet, so a name or colour typed by hand cannot add a rule.
    The deep shade carries white text; the tint carries the accent as text.
    """
    colour = readable_accent(accent)
    deep, tint = mixed(colour, "#000000", 0.7), mixed(colour, PAPER, 0.09)
    return f":root{{--k-accent:{colour};--k-accent-deep:{deep};--k-tint:{tint}}}"
