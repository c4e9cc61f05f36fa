"""« Hier » is read tomorrow, next month and in ten years: a page needs the date itself."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.phrases import words_in
from kakaki.writing.engine.rule import Hit, Rule

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_SHIFTS = {"avant-hier": -2, "hier": -1, "aujourd’hui": 0, "aujourd'hui": 0, "ce jour": 0,
           "demain": 1, "après-demain": 2}  # fmt: skip
_PATTERN = re.compile(
    r"\b(?P<shift>avant-hier|hier|aujourd[’']hui|ce jour|après-demain|demain)\b(?!\s+\d)"
    r"(?P<part>\s+(?:matin|soir|après-midi))?"
    r"|\b(?P<vague>(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+(?:dernier|prochain|passé)"
    r"|la semaine (?:dernière|prochaine)|le mois (?:dernier|prochain)|cette semaine)\b",
    re.IGNORECASE,
)


# « De » and « à » melt into the article of the date.
_BEFORE = re.compile(r"(?<![^\W\d_])(d[’']|de |à )$", re.IGNORECASE)
_PARTS = {"matin": " au matin", "soir": " au soir", "après-midi": " dans l’après-midi"}


# Whoever says « je » speaks: the day of a speech is told beside it.
_SPEAKS = frozenset(["je", "j"])
# A text without one of these words names no such day.
_SIGNS = frozenset(
    ["hier", "aujourd", "jour", "demain", "dernier", "prochain", "passé", "dernière", "prochaine",
     "semaine"]
)  # fmt: skip


# « Aujourd’hui » and « ce jour » often mean nowadays: only an act that was done, or an hour, makes
# them a day.
_NOWADAYS = frozenset(["aujourd’hui", "aujourd'hui", "ce jour"])
_ACT_BEFORE = re.compile(
    r"(?<!\w)(?:a|ont|est|sont|été)\s(?:\w+\s){0,2}\w+(?:é|i|u|is|it|ert)e?s?,?\s(?:en\s)?\Z"
)
_ACT_AFTER = re.compile(
    r",?\s(?:à\s\d|dès\s\d|(?:\S+\s){1,8}?(?:a|ont|s’est|se\ssont)\s\w+(?:é|i|u|is|it|ert)e?s?(?!\w))"
)


def _is_a_day(text: str, match: re.Match[str]) -> bool:
    """Tell whether « aujourd’hui » or « ce jour » names the day of an act, and not our times."""
    if text[match.end() : match.end() + 3] == "-là":
        return False
    opens = not text[: match.start()].rstrip() or text[: match.start()].rstrip()[-1] in ".!?"
    if opens and _ACT_AFTER.match(text, match.end()):
        return True
    if re.match(r"\s(?:à|dès|avant|jusqu[’']à)\s\d", text[match.end() :]):
        return True
    return _ACT_BEFORE.search(text, max(0, match.start() - 60), match.start()) is not None


def in_words(day: date) -> str:
    """Return a date as a sentence holds it: « le mardi 1er mars 2026 »."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"le {DAYS[day.weekday()]} {number}\u00a0{MONTHS[day.month - 1]} {day.year}"


def _is_said_by_others(text: str, start: int) -> bool:
    """Tell whether a place stands in somebody's own words, which are not ours to change."""
    return text.count("«", 0, start) > text.count("»", 0, start)


def _joined(text: str, start: int, fix: str) -> tuple[int, str]:
    """Return where the mended words begin and what they are: « d’hier » becomes « du lundi »."""
    before = _BEFORE.search(text[:start])
    if before:
        joined = "au" if before[1].strip().lower() == "à" else "du"
        if before[1][0].isupper():
            joined = joined.capitalize()
        return before.start(1), f"{joined}{fix.removeprefix('le')}"
    return start, fix[0].upper() + fix[1:] if start == 0 else fix


def find(document: Document) -> Iterator[Hit]:
    """Find days named by their distance from today, and offer the date when it is known."""
    for block in document.of_kind("title", "lead", "paragraph", "item", "heading"):
        words = words_in(block.text)
        if _SIGNS.isdisjoint(words) or not _SPEAKS.isdisjoint(words):
            continue
        for match in _PATTERN.finditer(block.text):
            if _is_said_by_others(block.text, match.start()):
                continue
            if match.group().lower() in _NOWADAYS and not _is_a_day(block.text, match):
                continue
            after = block.text[match.end() : match.end() + 30]
            if re.match(r"[,\s]+(?:le\s+)?(?:\w+\s+)?\d{1,2}(?:er)?\s+\w+", after):
                continue
            start, fix = match.start(), None
            if match["shift"] and document.published_on:
                days = timedelta(days=_SHIFTS[match["shift"].lower()])
                fix = in_words(document.published_on + days)
                if match["part"]:
                    fix += _PARTS[match["part"].strip().lower()]
                start, fix = _joined(block.text, start, fix)
            message = f"« {match.group()} » ne voudra plus rien dire demain. Donnez la date."
            yield Hit(block, start, match.end(), message, fix)


rule = Rule(
    __name__,
    title="Jour sans date",
    source="PIDILA (DISIC), critère 202 : dates explicites",
    class_="à corriger",
    find=find,
    flags=(
        "Le ministre a visité hier l’hôpital.",
        "La réunion se tient lundi prochain à Tassara.",
        "La ministre a reçu aujourd’hui les maires.",
    ),
    accepts=(
        "Le ministre a visité l’hôpital le 3 mars 2026.",
        "Hier, mardi 3 mars, le ministre a visité l’hôpital.",
        "« Je suis arrivé hier », dit une habitante.",
        "L’école accueille aujourd’hui deux fois plus d’élèves.",
        "Il est aujourd’hui possible de payer en ligne.",
        "Ce jour-là, il pleuvait.",
        "Demain matin, vous ouvrez les classes. Je vous dis merci.",
    ),
    local=True,
)
