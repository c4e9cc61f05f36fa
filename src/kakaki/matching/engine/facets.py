"""Read what must agree between a message and a claim: figures, dates, places, denial."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kakaki.matching.engine.dates import Moment, moments
from kakaki.matching.engine.lexicon import news_lexicon
from kakaki.matching.engine.normalise import fold, phonetic, words
from kakaki.matching.engine.numbers import Figure, figures
from kakaki.matching.engine.places import Place, places
from kakaki.matching.engine.stopwords import STOP_WORDS

_DENIAL = re.compile(
    r"\b(?:"
    # French: somebody says that it is false.
    r"dement(?:i|ie|ent|ir)?|dementi[st]?|(?:c'?est|est|sont|etait|etaient|totalement"
    r"|completement) (?:un )?(?:faux|fausses?)\b"
    r"|fausses? (?:info\w*|nouvelles?|rumeurs?|alertes?|annonces?)|faux communique|intox"
    r"|fake ?news?|(?:n'est|est) pas vrai"
    r"|ne croyez (?:pas|plus|jamais)|(?<!qui )n'existe(?:nt)? pas|montage|infonde\w*"
    r"|(?:est|sont|ete|etait|document|video|image|photo|lettre|audio|voix) fabriquee?s?"
    r"|sans fondement|ne cliquez pas"
    r"|arnaque|mensong\w*|rassure\w*|sans danger|pas de panique|est un (?:fake|faux)|hors contexte"
    # Hausa.
    r"|ba gaskiya ba|karya (?:ne|ce)|(?:ta|ya) ?karya(?:ta)?|karyata\w*|musanta\w*|jita-?jita"
    r"|ta bogi|na bogi|damfara"
    # English.
    r"|den(?:y|ies|ied)|debunk\w*|hoax|scam|not true|no truth|untrue|is (?:false|fake)"
    r"|are (?:false|fake)|do not (?:open|click|believe)"
    r")\b"
)
_NEGATION = re.compile(
    r"\bn(?:e |')(?P<fr>\w+(?: \w+){0,3}?) (?:pas|plus|jamais|rien|aucune?"
    r"|personne)\b(?P<fr2>(?: \w+){0,5})"
    r"|\b(?:aucune?|pas (?:de|d'|eu|encore|besoin)|et non)(?P<no>(?:[ ']\w+){1,5})"
    r"|\b(?:personne|rien|nul|aucun) (?:ne |n')(?P<nobody>\w+(?: \w+){0,5})"
    r"|\bbabu(?P<ha>(?: \w+){1,8})|\b(?:ba|bai|kuma ba) (?P<ha2>(?:[\w']+ ){1,8})ba\b"
    r"|\bba (?:ya|ta|sa|shi da) (?P<ha3>[\w']+(?: [\w']+){0,2})"
    r"|\b(?:not|never|cannot|won't|isn't|aren't|didn't|doesn't|don't|wasn't|weren't"
    r"|hasn't)(?P<en>(?: \w+){1,4})|\b(?:no|without|sans)(?P<wo>(?: \w+){1,2})"
)
"""What is denied stands after the negation, or between its two words."""

_STILL = re.compile(
    r"\brest(?:e|ent|era|eront) (?:a |au |le |la |en )?(?:\w+ )?(?:ouvert|valable|gratuit"
    r"|fixe|inchang|membre|\d)\w*"
    r"|\bgard(?:e|ent) leur|\brien ne change|\bfonctionne\w* normalement|\b(?:ouvert"
    r"|intact)e?s? et \w+|\bremains? \w+"
    r"|\bdemeure\w*|\bmainten(?:u|ue|us|ues)\b|\b(?:est|sont) (?:surs?|sures?|en securite)\b"
    r"|\bdans le calme\b"
    r"|\bdat(?:e|ent) d(?:e |u |')(?:\w+ ){0,3}\d{4}|\bprovien\w+|\b(?:vient|viennent) (?:du"
    r"|d'une? autre|de \w+ en \d{4})\b"
    r"|\bc'est (?:[a-z]+ ){1,4}en (?:19|20)\d\d\b|\b(?:is|are) safe\b|\bignore (?:the|this"
    r"|that)\b|\b(?:stop|don't) clicking\b"
    r"|\b(?:old|older) (?:video|photo|picture|clip)|\b(?:is|are|was|were) from (?:19|20)\d\d"
    r"|\btsoh(?:on|uwar) (?:bidiyo|hoto)"
    r"|\b(?:est|sont) anciennes?\b|\bte?sohon? (?:ne|ce)\b|\bmeme prix\b"
)
LONG = 260
"""Over this length a message tells a story, and neither a negation nor a figure in it decides."""

_LOSS = (
    "coupe", "coupu", "supprim", "ferm", "annul", "retir", "interdi", "perd", "refus", "cass",
    "detrui", "bloqu",
    "suspen", "quitt", "sorti", "introuvable", "expuls", "fui", "manqu", "yanke", "soke", "rufe",
    "haramta", "toshe", "daina", "hana", "exig", "oblig", "impos", "priv", "dole",
    "cut", "ban", "clos", "cancel", "block", "shut",
)  # fmt: skip
"""Stems of claims about a loss: « plus d'internet » says one of them and denies nothing."""

_ORDER = re.compile(
    r"\b(?:ne|n') ?(?:(?:la|le|les|y|en|lui) )?\w+(?:ez|ons)(?: \w+)? (?:pas|plus|jamais)\b"
    r"|\bkada\b"
    r"|(?:^|[.!?,:] ?|please |pls )(?:do not|don't|dont)\b|\bn'oubliez pas\b|\bn'attend\w+ pas\b"
)
_CONDITION = re.compile(
    r"\b(?:si|s'|quand|lorsque|sinon|qui|dont|celui|ceux|idan|in|wanda|wadda|wadanda|if|when|unless"
    r"|who|whoever|those|anyone)(?:\s[\w']+){0,3}\s?$"
)
"""What opens a clause that names a case: its negation denies nothing of the story."""

_BARTER = re.compile(
    r"\b(?:pas d\w?[e' ]|no |ba |babu )\w+(?: \w+){0,3}?,? (?:pas d|no |ba |babu )\S+"
)
"""« Pas de carte, pas de soin »: a rule said by two negations."""

_COMPARED = re.compile(r"\b(?:moins|plus|mieux|pire|autant|aussi|less|more|better|worse|fiye)\b")
"""« Aucun pays n’en a moins »: a negation that compares says that one is first."""

_QUESTION = re.compile(
    r"vrai ou faux|gaskiya ne ?\?|ko gaskiya|haka ne ?\?|is (?:it|this) (?:true|real|fake)"
    r"|true or false|c'?est vrai|est.ce vrai"
    r"|confirme ?\?|\breal ?\?|\btrue ?\?"
)

_ERRAND = re.compile(
    r"\bcomment (?:faire|obtenir|renouveler|avoir|trouver|aller)|\bquels? (?:sont|est"
    r"|papiers)|\bquelqu'?un (?:connait|sait|a|peut)"
    r"|\bqui (?:connait|sait|peut|a)\b|\ba quelle heure|\bje (?:cherche|vends|vend)\b"
    r"|\ba vendre\b|\ba louer\b|\bperdu :"
    r"|\bjoyeux\b|\bbonne? (?:fete|anniversaire|annee)|\bwho knows\b|\bwhere can\b"
    r"|\bhow (?:do|can) (?:i|we)\b|\bfor sale\b"
    r"|\bina neman\b|\bwa ke da\b|\bwanda ya sani\b|\bni ina sayar"
)
"""What one asks or offers in a group: it may share every word of a rumour and be about none."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What a text pins down; a claim's summary gives only what is known beside its title."""

    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
    places: frozenset[Place]
    denies: bool
    denied: frozenset[str]
    said: frozenset[str]
    losses: frozenset[str]
    asks: bool
    long: bool
    errand: bool


@lru_cache(maxsize=256)
def facets(text: str) -> Facets:
    """Return the facets of `text`; figures that belong to a date are not counted twice."""
    folded = fold(text)
    when = moments(folded)
    said = tuple(
        f for f in figures(folded) if not any(m.start < f.end and f.start < m.end for m in when)
    )
    asks = bool(_QUESTION.search(folded))
    plain = _ORDER.sub(" ", _QUESTION.sub(" ", folded))
    return Facets(
        figures=said,
        moments=tuple(when),
        places=places(text),
        denies=bool(_DENIAL.search(plain) or _STILL.search(plain)),
        denied=frozenset() if len(folded) > LONG else _denied(plain),
        said=_keys(words(folded)),
        losses=_keys(w for w in words(folded) if w.startswith(_LOSS)),
        asks=asks,
        long=len(folded) > LONG,
        errand=len(folded) <= LONG and bool(_ERRAND.search(folded)),
    )


def _denied(plain: str) -> frozenset[str]:
    found: set[str] = set()
    plain = _BARTER.sub(" ", plain)
    for match in _NEGATION.finditer(plain):
        before, after = plain[max(0, match.start() - 40) : match.start()], plain[match.end() :]
        compares = match["nobody"] or match["no"]
        if _CONDITION.search(before) or (compares and _COMPARED.search(match[0] + after[:30])):
            continue
        found |= _keys(words(" ".join(part for part in match.groups() if part)))
    return frozenset(found)


def _keys(tokens: Iterable[str]) -> frozenset[str]:
    """Return the words by sound and by idea, without the small words of each language."""
    kept = [token for token in tokens if token not in STOP_WORDS]
    return frozenset(phonetic(token) for token in kept) | {
        f"#{idea}" for idea in news_lexicon().ideas(kept)
    }
