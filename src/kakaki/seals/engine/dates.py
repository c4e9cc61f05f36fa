"""Write a date the ways a communiqué writes it in French."""

from datetime import date

_NAMES = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
MONTHS = tuple(_NAMES.split())


def in_words(day: date) -> str:
    """Return a date in words, like 1er mai 2026."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {MONTHS[day.month - 1]} {day.year}"


def ways_to_write(day: date) -> tuple[str, ...]:
    """Return the usual ways to write a date, in words and in figures."""
    return (
        in_words(day),
        f"{day:%d} {MONTHS[day.month - 1]} {day.year}",
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d-%m-%Y}",
        f"{day:%d.%m.%Y}",
        day.isoformat(),
    )
