"""Find passives: « être », what may stand between, and the participle of a verb with an object."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kakaki.writing.engine.french import participles_of
from kakaki.writing.engine.lexicons import entries

_BE = re.compile(
    # The first letter stands out so that the search leaps to it.
    r"[sSeEêÊéÉfF](?<![^\W\d_].)(?i:(?:(?<=s)uis|(?<=e)st?|(?<=s)ommes|(?<=ê)tes|(?<=s)ont"
    r"|(?<=[ée])t(?:ais|ait|ions|iez|aient|ant)|(?<=f)(?:us|ut|ûmes|urent|ût|ussent)"
    r"|(?<=s)er(?:ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient)"
    r"|(?<=s)(?:ois|oit|oyons|oyez|oient)|(?<=[êe])tre|(?<=é)té)(?![^\W\d_]))"
)
_NEXT = re.compile(r"(?P<gap>[\s,\-«(]*)(?P<word>[^\W\d_]+)")
_BY = re.compile(
    r"\s+(?:par|de\s+la\s+part)(?![^\W\d_])(?!\s+(?:hasard|exemple|ailleurs|contre|rapport|conséquent))"
)
_REFLEXIVE = re.compile(
    r"(?:(?<![^\W\d_])(?:se|me|te)\s|(?<![^\W\d_])[smt][’'])(?:en\s|y\s|l[’']|n[’'])?\Z"
    r"|(?<![^\W\d_])(nous|vous)\s+(?:ne\s+)?\1\s\Z",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(
    r"(?:(?<![^\W\d_])(?:[àa]|de|vers|dans|du|par|pour|nord|sud)[\s-]+l[’']|(?:nord|sud)[\s-])\Z",
    re.IGNORECASE,
)  # « à l’est » is a place.
_SUMMER_BEFORE = re.compile(
    r"(?<![^\W\d_])(?:l[’']|d[’']|cet\s|un\s|en\s|chaque\s|son\s|bel\s|par\s)\Z", re.IGNORECASE
)
# « a », « n’avait pas encore », « aurait » before « été »: the passive begins there.
_AUXILIARY = re.compile(
    r"(?<![^\W\d_])(?:ai|as|a|avons|avez|ont|av(?:ais|ait|ions|iez|aient|oir)|ayant|ai[et]|ait|aient"
    r"|aur(?:ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient)|eut|eurent|eût)\s+(?:[^\W\d_]+\s+){0,2}\Z",
    re.IGNORECASE,
)
_INVERTED = frozenset(["il", "elle", "ils", "elles", "on", "ce", "nous", "vous", "je", "tu", "t"])
# Verbs of movement that the dictionary builds with « avoir » too: « est passé » is no passive.
_MOVES = frozenset(
    ["passer", "monter", "descendre", "sortir", "entrer", "rentrer", "retourner", "remonter",
     "tomber", "apparaître", "disparaître", "ressusciter", "paraître", "demeurer", "rester",
     "échouer", "expirer"]
)  # fmt: skip
_FARTHEST = 8  # words between « être » and its participle.
_BEFORE = 24  # characters


@dataclass(frozen=True, slots=True)
class Passive:
    """A passive: from « être » to the participle, or to « par » where it is said."""

    start: int
    end: int
    participle: str
    has_agent: bool


@cache
def _gaps() -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the single words that may stand between, and the pattern of the groups."""
    written = [entry[0] for entry in entries("passive_gaps")]
    groups = [one for one in written if re.search(r"[^\w]", one)]
    pattern = "|".join(
        re.escape(one).replace("’", "[’']").replace(r"\ ", r"\s+")
        for one in sorted(groups, key=len, reverse=True)
    )
    return (
        frozenset(one for one in written if one not in groups),
        re.compile(rf"[\s,]*(?:{pattern})(?![^\W\d_])", re.IGNORECASE),
    )


@cache
def _states() -> frozenset[str]:
    return frozenset(entry[0] for entry in entries("states"))


def passives_in(sentence: str) -> list[Passive]:
    """Return every passive of a sentence, in order."""
    return list(_found(sentence))


def _found(sentence: str) -> Iterator[Passive]:
    for verb in _BE.finditer(sentence):
        if _is_other(sentence, verb):
            continue
        match = _participle_after(sentence, verb.end())
        if match is None:
            continue
        start, end = match.span("word")
        by = _BY.match(sentence, end)
        if is_passive(match["word"], agent=by is not None, compound=verb.group().lower() == "été"):
            yield Passive(
                _start(sentence, verb), by.end() if by else end, sentence[start:end], by is not None
            )


def _start(sentence: str, verb: re.Match[str]) -> int:
    """Return where a passive begins: at the auxiliary of « été » when there is one."""
    first = max(0, verb.start() - _BEFORE)
    before = _AUXILIARY.search(sentence, first, verb.start())
    is_compound = verb.group().lower() == "été"
    return before.start() if is_compound and before else verb.start()


def _is_other(sentence: str, verb: re.Match[str]) -> bool:
    """Tell whether « est » is the east, « été » a summer, or the verb is reflexive."""
    before = (sentence, max(0, verb.start() - _BEFORE), verb.start())
    form = verb.group().lower()
    if form == "est" and _NOUN_BEFORE.search(*before):
        return True
    if form == "été" and _SUMMER_BEFORE.search(*before):
        return True
    return _REFLEXIVE.search(*before) is not None


def _participle_after(sentence: str, place: int) -> re.Match[str] | None:
    """Return the participle that follows, over adverbs, an inverted subject or one aside."""
    words, groups = _gaps()
    aside_allowed = True
    for _ in range(_FARTHEST):
        group = groups.match(sentence, place)
        if group:
            place = group.end()
            continue
        match = _NEXT.match(sentence, place)
        if match is None:
            return None
        word = match["word"].lower()
        if word in words or (word.endswith("ment") and len(word) > 5):
            place = match.end()
            continue
        if match["gap"].startswith("-") and word in _INVERTED:
            place = match.end()
            continue
        if "," in match["gap"]:
            comma = sentence.find(",", match.end(), match.end() + 60)
            if not aside_allowed or comma < 0:
                return None
            aside_allowed, place = False, comma + 1
            continue
        return match if participles_of(word) else None
    return None


def is_passive(word: str, *, agent: bool, compound: bool) -> bool:
    """Tell whether a participle after « être » is a passive: `compound` says that it is « été »."""
    for one in participles_of(word):
        if not one.takes_an_object:
            continue
        if (one.moves or one.infinitive in _MOVES) and not (agent or compound):
            continue
        if one.form in _states() and not (agent or compound):
            continue
        return True
    return False
