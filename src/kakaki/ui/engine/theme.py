"""The style sheet of a ministry: its colour, and the shades that go with it."""

from kakaki.ui.engine.contrast import DARK, PAPER, light_accent, mixed, readable_accent


def paper_sheet(accent: str) -> str:
    """Return the CSS of this colour for paper, which has no night."""
    colour = readable_accent(accent)
    deep, tint = mixed(colour, "#000000", 0.7), mixed(colour, PAPER, 0.09)
    return f":root{{--k-accent:{colour};--k-accent-deep:{deep};--k-tint:{tint}}}"


def sheet(accent: str) -> str:
    """Return the CSS that dresses every page in this colour, or in ours when it cannot be read.

    Only a checked #rrggbb enters the sheet, so a name or colour typed by hand cannot add a rule.
    The deep shade carries white text, by day and by night; the tint carries the accent as text.
    By night the accent is lightened until it can be read on a dark page.
    """
    light = light_accent(readable_accent(accent))
    return (
        f"{paper_sheet(accent)}@media screen and (prefers-color-scheme:dark)"
        f"{{:root{{--k-accent:{light};--k-tint:{mixed(light, DARK, 0.12)}}}}}"
    )
