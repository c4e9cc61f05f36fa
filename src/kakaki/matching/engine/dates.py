"""Read dates in French, Hausa and English: a day, a month, a year, or any two of them."""

import re
from dataclasses import dataclass

from kakaki.matching.engine.numbers import figures

_MONTHS = (
    ("janvier", "janv", "january", "jan", "janairu"),
    ("fevrier", "fev", "fevr", "february", "feb", "fabrairu", "faburairu"),
    ("mars", "march", "maris"),
    ("avril", "avr", "april", "apr", "afrilu"),
    ("mai", "may", "mayu"),
    ("juin", "june", "jun", "yuni"),
    ("juillet", "juil", "july", "jul", "yuli"),
    ("aout", "august", "aug", "agusta"),
    ("septembre", "sept", "september", "satumba"),
    ("octobre", "oct", "october", "oktoba"),
    ("novembre", "nov", "november", "nuwamba"),
    ("decembre", "dec", "december", "disamba"),
)
MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_AMBIGUOUS = {
    "mai",
    "may",
    "mars",
    "march",
    "jan",
    "sept",
    "oct",
    "dec",
    "nov",
    "fev",
    "avr",
    "jun",
    "jul",
}
_NAMES = "|".join(sorted(MONTH_OF, key=len, reverse=True))
_YEAR = r"((?:19[6-9]|20[0-3])\d)"
_DAY_MONTH = re.compile(
    rf"\b(?:(\d{{1,2}})(?:er|re|st|nd|rd|th)?|(premier|first))\s+(?:ga\s+|of\s+"
    rf"|watan\s+)?({_NAMES})\b(?:\s+{_YEAR}\b)?"
)
_WORD_DAY = re.compile(rf"\b((?:[a-z']+\s+){{1,4}})ga\s+(?:watan\s+)?({_NAMES})\b(?:\s+{_YEAR}\b)?")
_MONTH_DAY = re.compile(
    rf"\b({_NAMES})\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+{_YEAR}\b)?(?!\s?\d{{3}})"
)
_MONTH_YEAR = re.compile(rf"\b({_NAMES})\b(?:\s+(?:de\s+|na\s+|ta\s+)?{_YEAR}\b)?")
_NUMERIC = re.compile(rf"(?<![\d/.-])(\d{{1,2}})[/.-](\d{{1,2}})[/.-]{_YEAR}\b")
_ISO = re.compile(rf"\b{_YEAR}-(\d{{2}})-(\d{{2}})\b")
_ONLY_YEAR = re.compile(
    rf"(?<![\w.,+]){_YEAR}\b(?!\s?(?:%|f\b|fcfa|francs?|naira|personnes|places|agents|cas\b|morts))"
)
_HINT = re.compile(
    r"\b(?:en|de|du|mois d[e']|fin|debut|mi|in|since|until|from|by|next|last|depuis|des|watan"
    r"|cikin|daga|tun|le|la)\W+$"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as a text says it: 0 where a part is not said; its place in characters."""

    year: int
    month: int
    day: int
    start: int
    end: int

    def conflicts_with(self, other: "Moment") -> bool:
        """Tell whether a part that both say differs."""
        pairs = ((self.year, other.year), (self.month, other.month))
        if any(a and b and a != b for a, b in pairs):
            return True
        same_month = bool(self.month) and self.month == other.month
        return same_month and bool(self.day and other.day) and self.day != other.day


def _hausa_days(folded: str) -> list[Moment]:
    found = []
    for match in _WORD_DAY.finditer(folded):
        said = figures(match[1])
        if said and 1 <= said[-1].value <= 31:
            start = match.start() + said[-1].start
            found.append(
                Moment(
                    int(match[3] or 0), MONTH_OF[match[2]], int(said[-1].value), start, match.end()
                )
            )
    return found


def _numeric(folded: str) -> list[Moment]:
    found = [
        Moment(int(m[3]), int(m[2]), int(m[1]), m.start(), m.end())
        for m in _NUMERIC.finditer(folded)
        if 1 <= int(m[2]) <= 12 and 1 <= int(m[1]) <= 31
    ]
    found += [
        Moment(int(m[1]), int(m[2]), int(m[3]), m.start(), m.end())
        for m in _ISO.finditer(folded)
        if 1 <= int(m[2]) <= 12 and 1 <= int(m[3]) <= 31
    ]
    return found


def _with_month(folded: str) -> list[Moment]:
    found = [
        Moment(int(m[4] or 0), MONTH_OF[m[3]], int(m[1] or 1), m.start(), m.end())
        for m in _DAY_MONTH.finditer(folded)
        if 1 <= int(m[1] or 1) <= 31
    ]
    found += [
        Moment(int(m[3] or 0), MONTH_OF[m[1]], int(m[2]), m.start(), m.end())
        for m in _MONTH_DAY.finditer(folded)
        if 1 <= int(m[2]) <= 31 and m[1] not in {"mai", "mars", "may"}
    ]
    for m in _MONTH_YEAR.finditer(folded):
        alone = not m[2]
        if (
            alone
            and m[1] in _AMBIGUOUS
            and not _HINT.search(folded[max(0, m.start() - 12) : m.start()])
        ):
            continue
        found.append(Moment(int(m[2] or 0), MONTH_OF[m[1]], 0, m.start(), m.end()))
    return found


def moments(folded: str) -> list[Moment]:
    """Return the dates of a folded text in reading order, the fullest reading of each place."""
    found = _numeric(folded) + _hausa_days(folded) + _with_month(folded)
    found += [
        Moment(int(m[1]), 0, 0, m.start(), m.end())
        for m in _ONLY_YEAR.finditer(folded)
        if int(m[1]) % 1000
    ]
    kept: list[Moment] = []
    for moment in sorted(found, key=lambda m: m.start - m.end):
        if not any(k.start < moment.end and moment.start < k.end for k in kept):
            kept.append(moment)
    return sorted(kept, key=lambda m: m.start)
