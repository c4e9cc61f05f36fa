"""Read figures in French, Hausa and English, in digits or in words."""

import re
from dataclasses import dataclass

_SMALL = {
    # French, folded.
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
    "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15,
    "seize": 16, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50,
    "soixante": 60, "septante": 70, "octante": 80, "nonante": 90,
    # English.
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    # Hausa, folded.
    "daya": 1, "biyu": 2, "uku": 3, "hudu": 4, "biyar": 5, "shida": 6, "bakwai": 7, "takwas": 8,
    "tara": 9, "goma": 10, "ashirin": 20, "talatin": 30, "arbain": 40, "hamsin": 50, "sittin": 60,
    "sabain": 70, "tamanin": 80, "casain": 90,
}  # fmt: skip
_SCALE = {
    "cent": 100, "cents": 100, "hundred": 100, "mille": 1000, "milles": 1000, "mil": 1000,
    "thousand": 1000, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9,
    "billion": 10**9, "billions": 10**9,
}  # fmt: skip
_HAUSA_SCALE = {
    "dari": 100, "dubu": 1000, "jikka": 1000, "miliyan": 10**6, "biliyan": 10**9
}  # fmt: skip
_HAUSA = {
    "daya", "biyu", "uku", "hudu", "biyar", "shida", "bakwai", "takwas", "tara", "goma", "ashirin",
    "talatin", "arbain", "hamsin", "sittin", "sabain", "tamanin", "casain", *_HAUSA_SCALE,
}  # fmt: skip
_JOIN = {"et", "and", "da", "sha"}
_NOT_ALONE = {
    "un",
    "une",
    "one",
    "daya",
    "neuf",
    "dari",
    "tara",
    "cent",
    "cents",
    "mil",
    "dubu",
    "jikka",
}
"""Words that are too often something else (article, verb, « of which ») to be a figure alone."""

_DIGITS = re.compile(
    r"(?:(?<![\w.,])|(?<=\bn))(\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)\s?"
    r"(%|k\b|mille?s?\b|mil\b|m\b|millions?\b|milliards?\b|bn\b|thousand\b|billions?\b"
    r"|hundred\b|f\b)?",
    re.IGNORECASE,
)
_UNIT = {
    "k": 1000, "m": 10**6, "bn": 10**9, "mil": 1000, "mille": 1000, "milles": 1000,
    "thousand": 1000,
    "hundred": 100, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9,
    "billion": 10**9, "billions": 10**9,
}  # fmt: skip
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number said in a text: its value, whether in per cent, its place in characters."""

    value: float
    percent: bool
    start: int
    end: int


def _plain(digits: str) -> float:
    grouped = re.fullmatch(r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+", digits)
    if grouped:
        return float(re.sub(r"\D", "", digits))
    return float(digits.replace(",", "."))


def _in_digits(folded: str) -> list[Figure]:
    found = []
    for match in _DIGITS.finditer(folded):
        if len(match[1]) > 15:
            continue
        unit = (match[2] or "").lower()
        value = _plain(match[1]) * _UNIT.get(unit, 1)
        before = folded[max(0, match.start() - 7) : match.start()]
        hausa = re.search(r"(jikka|dubu) $", before)
        if hausa and value < 1000:
            value *= 1000
        found.append(Figure(value, unit == "%", match.start(), match.end()))
    return found


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a run of number words and its place."""

    text: str
    start: int
    end: int


def _hausa_group(run: list[str], at: int) -> tuple[int, int]:
    """Read a Hausa number under a thousand from `at`; return it and where it ends.

    Parts go down (« ɗari biyu da hamsin da uku »): one that does not starts a new group.
    """
    value, floor = 0, 1000
    if at < len(run) and run[at] == "dari":
        at += 1
        times = _SMALL.get(run[at], 0) if at < len(run) else 0
        value, floor = max(times, 1) * 100 if times < 10 else 100, 100
        at += 1 if 0 < times < 10 else 0
    while at < len(run) and run[at] in _SMALL and _SMALL[run[at]] < floor:
        value += _SMALL[run[at]]
        floor = 10 if _SMALL[run[at]] >= 10 else 1
        at += 1
    return value, at


def _hausa(run: list[str]) -> tuple[int, int]:
    """Read one Hausa number at the start of `run`; return it and how many words it takes."""
    total, at = 0, 0
    while at < len(run):
        scale = _HAUSA_SCALE.get(run[at], 1)
        if scale > 100:
            value, end = _hausa_group(run, at + 1)
            total += max(value, 1) * scale
        else:
            value, end = _hausa_group(run, at)
            total += value
            if end == at:
                break
        at = end
        if scale <= 100:
            break
    return total, at


def _western(run: list[str]) -> tuple[int, int]:
    """Read one French or English number at the start of `run`; return it and its count of words."""
    total, part, at = 0, 0, 0
    for at, word in enumerate(run):
        scale = _SCALE.get(word)
        if scale == 100:
            part = max(part, 1) * 100
        elif scale:
            total += max(part, 1) * scale
            part = 0
        elif not _fits(part, _SMALL[word]):
            return total + part, at
        else:
            part = (
                80 if (part % 100, _SMALL[word]) == (4, 20) and part < 100 else part + _SMALL[word]
            )
    return total + part, at + 1


def _fits(part: int, value: int) -> bool:
    """Tell whether « value » can follow « part »: soixante-dix, quatre-vingt, vingt et un."""
    low = part % 100
    if low in {60, 80}:
        return value < 20
    if low == 4 and value == 20:
        return True
    return low == 0 or (low % 10 == 0 and low > 10 and value < 10) or (low == 10 and 6 < value < 10)


def _runs(folded: str) -> list[list[_Word]]:
    """Return the runs of number words, joining words between them left out."""
    known = _SMALL.keys() | _SCALE.keys() | _HAUSA_SCALE.keys()
    runs: list[list[_Word]] = [[]]
    for match in _TOKEN.finditer(folded):
        word = match[0].replace("'", "")
        last = runs[-1]
        if word in known:
            gap = (
                set(folded[last[-1].end : match.start()].replace("-", " ").split())
                if last
                else set()
            )
            if gap <= _JOIN:
                last.append(_Word(word, match.start(), match.end()))
            else:
                runs.append([_Word(word, match.start(), match.end())])
    return [run for run in runs if run]


def _in_words(folded: str) -> list[Figure]:
    found: list[Figure] = []
    for run in _runs(folded):
        at = 0
        while at < len(run):
            rest = [word.text for word in run[at:]]
            value, taken = (_hausa if rest[0] in _HAUSA else _western)(_prefix_of_language(rest))
            taken = max(taken, 1)
            alone = taken == 1 and rest[0] in _NOT_ALONE
            if value and not alone:
                found.append(Figure(value, False, run[at].start, run[at + taken - 1].end))
            at += taken
    return found


def _prefix_of_language(run: list[str]) -> list[str]:
    """Return the words at the start of a run that are in the language of its first word."""
    hausa = run[0] in _HAUSA
    for place, word in enumerate(run):
        if (word in _HAUSA) != hausa:
            return run[:place]
    return run


def figures(folded: str) -> list[Figure]:
    """Return the figures of a folded text in order; « dubu goma » and « 10k » give 10 000."""
    in_digits = _in_digits(folded)
    covered = [(f.start, f.end) for f in in_digits]
    in_words = [
        f for f in _in_words(folded) if not any(s < f.end and f.start < e for s, e in covered)
    ]
    return sorted(in_digits + in_words, key=lambda figure: figure.start)
