"""How late something was done, in French words."""

HARD = "\u00a0"


def lateness(seconds: float) -> str:
    """Return « 5 min », « 3 h » or « 2 jours » of seconds; nothing below two minutes."""
    minutes = int(seconds // 60)
    if minutes < 2:
        return ""
    if minutes < 120:
        return f"{minutes}{HARD}min"
    hours = minutes // 60
    return f"{hours}{HARD}h" if hours < 48 else f"{hours // 24}{HARD}jours"
