"""Propose where to cut a long sentence, and mend it when grammar leaves no doubt.

A cut is sure where the second part has its own subject and its verb: a full stop and a capital
make two sentences of it. Elsewhere only the place is shown, and its writer finds the words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kakaki.writing.engine.sentences import words_of

MOST = 3  # proposals
SHORTEST = 5  # words on each side of a cut
_PRONOUN = (
    r"(?:il|elle|ils|elles|on|nous|vous|ce(?=\s+(?:sera|sont|fut))|c[’'](?=est|était)|j[’']|je"
    r"|cela|celui-ci|celle-ci|ceux-ci|celles-ci)"
)
_ONE = r"(?:le|la|l[’']|un|une|ce|cet|cette|son|sa|notre|votre|leur|chaque)"
_MANY = r"(?:les|des|ces|ses|nos|vos|leurs|plusieurs|quelques)"
_IS = (
    "est|était|fut|sera|a|avait|aura|peut|pouvait|pourra|doit|devra|va|ira|reste|devient|fait"
    "|permet|prend"
)
_ARE = (
    "sont|étaient|furent|seront|ont|avaient|auront|peuvent|pourront|doivent|devront|vont|iront"
    "|restent|deviennent|font|permettent|prennent"
)
# Past and future endings that no noun has; the present is left to the lists above.
_ENDS_ONE = r"\w{3,}(?:ait|era|ira)"
_ENDS_MANY = r"\w{2,}(?:èrent|irent|urent|aient|eront|iront)"
_NOUNS = r"(?:\s*(?!(?:qui|que|qu|dont|où|et|ou)\b)[\w’'-]+\s+){1,6}?"
_SMALL = r"(?:n[’']|ne\s+|s[’']|se\s+|y\s+|en\s+)?"
_SUBJECT_ONE = rf"{_ONE}{_NOUNS}{_SMALL}(?:{_IS}|{_ENDS_ONE})\b"
_SUBJECT_MANY = rf"{_MANY}{_NOUNS}{_SMALL}(?:{_ARE}|{_ENDS_MANY})\b"
_CLAUSE = rf"(?=(?:{_PRONOUN}(?:\b|(?<=[’']))|{_SUBJECT_ONE}|{_SUBJECT_MANY}))"
# After « et », a word that ends as a verb does, before what a verb is followed by.
_ACTS = (
    rf"(?:(?:n[’']|ne\s|s[’']|se\s)\w+|(?:{_IS}|{_ARE})\b"
    rf"|(?:{_ENDS_ONE}|{_ENDS_MANY}|\w{{2,}}(?<!em)ent)\s+(?:{_ONE}|{_MANY}|à|en|pour|que)\b)"
)
_VERB = re.compile(
    rf"(?<![\w-])(?:{_IS}|{_ARE}|ai|as|suis|sommes|êtes|avons|avez|il|elle|ils|elles|on|nous|vous"
    rf"|c[’']|se|s[’']|{_ENDS_ONE}|{_ENDS_MANY}|\w+(?<!m)ent)(?!\w)",
    re.IGNORECASE,
)
# A sentence that opens on a condition or a moment has no news before its main clause.
_OPENS_UNDER = re.compile(
    r"^[«\"\s]*(?:même\s+)?(?:si|s[’']|quand|lorsqu|comme|puisqu|bien qu|alors qu|tandis qu|dès qu"
    r"|après qu|avant qu|afin qu|pour qu|parce qu)",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"\b(?:que|qu[’'])[^,;:]*$", re.IGNORECASE)
_FRENCH_SPACE = r"[\s\u00a0\u202f]*"


@dataclass(frozen=True, slots=True)
class Cut:
    """A place to cut: characters `start` to `end` of the sentence give way to `fix`.

    `first` and `second` are the sentences that result. Without `fix` nothing is certain enough to
    be written: `start` is only where to put the caret, and the parts are shown as they are.
    """

    start: int
    end: int
    fix: str | None
    first: str
    second: str

    @property
    def is_sure(self) -> bool:
        """Tell whether the mended sentences may be written at one touch."""
        return self.fix is not None


@dataclass(frozen=True, slots=True)
class _Seam:
    """A kind of place: what stands there, and what begins the second sentence (None: unsure)."""

    pattern: re.Pattern[str]
    opening: str | None


def _seam(pattern: str, opening: str | None) -> _Seam:
    return _Seam(re.compile(pattern, re.IGNORECASE), opening)


_NO_VERB = "pendant|durant|avant|devant|cependant|maintenant|auparavant|suivant|autant|pourtant"
_SEAMS = (
    _seam(rf"{_FRENCH_SPACE};\s*(?:et\s+)?{_CLAUSE}", ""),
    _seam(rf",\s+(?:et|puis|et\s+puis)\s+{_CLAUSE}", ""),
    _seam(rf",?\s+et\s+(?={_PRONOUN}\s)", ""),
    _seam(rf",?\s+mais\s+{_CLAUSE}", "Mais "),
    _seam(r"(?<!\ble)(?<!\bun)(?<!\bde),?\s+car\s+(?=\S)", "En effet, "),
    _seam(rf",\s+(?:or|donc|aussi)\s+{_CLAUSE}", ""),
    _seam(r",\s+ce\s+qui\s+(?=\S)", "Cela "),
    _seam(rf"{_FRENCH_SPACE}:\s+(?!j|nous|vous){_CLAUSE}", ""),
    _seam(rf",?\s+(?=(?:et|mais|puis)\s+{_ACTS})", None),
    _seam(r",\s+(?=(?:qui|dont|où|lequel|laquelle|lesquels|lesquelles)\s[^,]*$)", None),
    _seam(r",?\s+(?=(?:alors\s+que|tandis\s+que)\s)", None),
    _seam(r",\s+(?=(?:notamment|soit|ainsi\s+que|tout\s+comme|afin\s+de|en\s+\w+ant)\s)", None),
    _seam(rf",\s+(?=(?!(?:{_NO_VERB})\s)\w{{2,}}ant\s)", None),
)


def _is_enclosed(text: str, at: int) -> bool:
    """Tell whether a place stands in a quotation or in brackets, which a cut would leave open."""
    before = text[:at]
    pairs = (("«", "»"), ("(", ")"), ("[", "]"), ("“", "”"))
    return before.count('"') % 2 == 1 or any(
        before.count(opening) > before.count(closing) for opening, closing in pairs
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cut_at(sentence: str, match: re.Match[str], opening: str | None) -> Cut | None:
    """Return the cut of a seam, or None when a part of it would be no sentence."""
    start, end = match.span()
    before, after = sentence[:start].rstrip(), sentence[end:]
    if min(len(words_of(before)), len(words_of(after))) < SHORTEST or not _VERB.search(before):
        return None
    if _OPENS_UNDER.match(sentence) or "seulement" in match.string[max(0, start - 60) : start]:
        return None
    is_sure = opening is not None
    if is_sure and match.group().strip(" ,").lower().startswith("et") and _REPORTED.search(before):
        is_sure = False
    if not is_sure:
        return Cut(start, start, None, before, after.strip())
    # The first letter of what follows is written again when nothing new stands before it.
    opened = opening or ""
    taken = "" if opened else after[:1]
    fix = f". {opened or taken.upper()}"
    second = f"{opened}{after}" if opened else _capital(after)
    return Cut(start, end + len(taken), fix, f"{before}.", second.strip())


def _proposals(sentence: str) -> Iterator[Cut]:
    taken: set[int] = set()
    for seam in _SEAMS:
        for match in seam.pattern.finditer(sentence):
            if match.start() in taken or _is_enclosed(sentence, match.start()):
                continue
            cut = _cut_at(sentence, match, seam.opening)
            if cut is not None:
                taken.add(match.start())
                yield cut


def cuts(sentence: str) -> tuple[Cut, ...]:
    """Return at most three places to cut a sentence: the sure ones first, then the most even."""

    def merit(cut: Cut) -> tuple[bool, int]:
        halves = len(words_of(cut.first)), len(words_of(cut.second))
        return not cut.is_sure, abs(halves[0] - halves[1])

    return tuple(sorted(_proposals(sentence), key=merit)[:MOST])
