"""How long ago, in French words."""

HARD = "\u00a0"


def elapsed(seconds: float) -> str:
    """Return « il y a 5 min » for up to a day, an empty text beyond or when a clock is wrong.

    An empty text tells the caller to write the date itself: « il y a 3 semaines » helps nobody.
    """
    if seconds < -60 or seconds >= 86_400:
        return ""
    if seconds < 60:
        return "à l’instant"
    if seconds < 3600:
        return f"il y a {int(seconds // 60)}{HARD}min"
    return f"il y a {int(seconds // 3600)}{HARD}h"
