"""Find in a text the sentences that can be checked, and say how much each deserves it.

The questions and their weights are those that Full Fact published for PASTEL (Apache-2.0, 2025);
only the questions that can be read off the words are asked, in French, Hausa and English.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kakaki.matching.engine.facets import facets
from kakaki.matching.engine.normalise import LONGEST, clean, fold, words

BIAS = 1.513
WEIGHTS = {
    "figures": 0.562,
    "many people": 0.436,
    "health": 0.381,
    "general": 0.276,
    "violence": 0.189,
    "comparison": 0.124,
    "superlative": 0.119,
    "specific": 0.096,
    "too good": 0.062,
    "action": -0.209,
    "emotion": -0.214,
    "personal": -0.221,
}
"""What each signal adds to the score, as published."""

WORTH = 1.6
"""Score (about 0.9 to 3.8) from which a sentence that tells or reports something is worth it."""

FEWEST_WORDS = 4
MOST = 60
"""Sentences read of one text: what comes after is the same forward again."""

_SIGNS: dict[str, re.Pattern[str]] = {
    "many people": re.compile(
        r"\b(?:populations?|habitants?|citoyens?|familles?|eleves|etudiants?|enfants|femmes"
        r"|enseignants?|fonctionnaires|agriculteurs?|eleveurs|jeunes|villages?|ecoles?|pays|regions?"
        r"|tout le monde|tous les|toutes les|morts?|victimes|deplaces|refugies|impots?|taxes?"
        r"|carburant|essence|prix|electricite"
        r"|mutane|jama'?a|al'?umma|talakawa|yara|mata|dalibai|malamai|manoma|makiyaya|matasa"
        r"|makarantu|kauyuka|kasa|kasar|gari|garin|haraji|farashin?|man fetur|wutar lantarki"
        r"|people|citizens|children|women|students|schools|country|prices?|taxes)\b"
    ),
    "health": re.compile(
        r"\b(?:vaccin\w*|malad\w*|cholera|rougeole|paludisme|meningite|polio|ebola|covid|virus"
        r"|epidemie|hopit\w*|sante|medicaments?|remedes?|soigne\w*|gueri\w*|poison|empoisonn\w*"
        r"|contamin\w*|sterilis?\w*|cancer|medecins?"
        r"|allura\w*|rigakafi\w*|cuta\w*|cututtuka|kwalara|kyanda|zazzabi\w*|sankarau|asibiti\w*"
        r"|lafiya|magani\w*|warkar\w*|guba|ciwo\w*|likitoci|annoba"
        r"|vaccine\w*|disease\w*|cures?|hospitals?|poison\w*)\b"
    ),
    "violence": re.compile(
        r"\b(?:attaque\w*|tue[esr]*|tuent|massacre\w*|terroris\w*|bandits?|armes?|armee|soldats?"
        r"|attentats?|enlev\w*|kidnapp\w*|violences?|coup d'etat|emeutes?|bombe\w*|brul\w*|guerre"
        r"|hari\b|sun kai hari|kashe\w*|ta'?addanci|yan bindiga|makamai|sojoji|sojan|bam|yaki"
        r"|juyin mulki|garkuwa|fashi"
        r"|attack\w*|kill\w*|weapons?|soldiers?|coup|war)\b"
    ),
    "comparison": re.compile(
        r"\b(?:plus \w+ que|moins \w+ que|autant que|davantage|double\w*|tripl\w*|hausse|baisse"
        r"|augment\w*|diminu\w*|deux fois|fi\b|fiye da|ya fi|ta fi|sun fi|karu\w*|ragu\w*|ninki"
        r"|more than|less than|higher|lower|doubled|increase\w*)\b"
    ),
    "superlative": re.compile(
        r"\b(?:l[ea] (?:plus|moins|pire|meilleure?)|les (?:plus|moins|pires|meilleurs)"
        r"|premiere?|dernier rang|record|jamais vu|mafi|mafiya|na farko|ta farko"
        r"|the (?:most|least|worst|best)|first)\b"
    ),
    "general": re.compile(
        r"\b(?:tous|toutes|tout le|toute la|aucune?|chaque|toujours|jamais|partout|desormais"
        r"|interdi\w*|obligatoires?|duk|kowane|kowa|ko'?ina|koyaushe|hana|wajibi|dole"
        r"|all|every|always|never|banned|mandatory)\b"
    ),
    "too good": re.compile(
        r"\b(?:gratuit\w*|gagn\w*|cadeaux?|recompense|recevoir|offre|kyauta|lashe|free|win)\b"
    ),
    "action": re.compile(
        r"\b(?:partage[rz]\w*|transfere[rz]|faites (?:tourner|passer|suivre)|envoye[rz]|clique[rz]"
        r"|prions|evite[rz]|n'oublie[rz]|ku (?:yada|tura|aika|danna|guji)|a yada|share|forward"
        r"|click)\b"
    ),
    "personal": re.compile(
        r"\b(?:je|j'ai|moi|mon|ma|mes|m'a|ni na|na ga|ni kaina|abokina|i|my|mine)\b"
    ),
    "reported": re.compile(
        r"\b(?:on dit que|il parait que|parait que|selon|d'apres|confirme\w*|annonc\w*|decid\w*"
        r"|declar\w*|demission\w*|va (?:etre|devenir|fermer|supprimer|interdire)|vont"
        r"|\w{2,}r(?:ait|aient)|ont|a ete|is said to|are said to"
        r"|wai|an ce|ance|rahotanni|ya ce|sun ce|ta ce"
        r"|za a|zai|za ta|za su|an (?:rufe|hana|kara|rage|kama|sace|kashe|dakatar)"
        r"|reportedly|will|has been|have been)\b"
    ),
}
_NOT_STATED = re.compile(
    r"^(?:bienvenue|bonjour|bonsoir|salut|salam|merci|felicitations|que (?:dieu|allah)|qu'allah"
    r"|paix a|amine?|bonne |joyeu|sannu|ina kwana|barka|na gode|nagode|allah ya"
    r"|good (?:morning|evening)|thank|please|svp|s'il vous plait|don allah)"
    r"|\b(?:inscriptions?|cours de|match (?:nul|retour|aller)|combien|a vendre)\b"
    r"|\b(?:a mon avis|je pense|je crois|j'espere|j'aime|je voudrais|a ganina|ina fata|ina son"
    r"|i think|i hope|in my opinion)\b"
)
_LOUD = re.compile(r"!{2,}|[😡😱😭🔥🚨⚠🙏]")
_ENDS = re.compile(r"(?<=[.!?…])\s+|\s*\n+\s*")


@dataclass(frozen=True, slots=True)
class ClaimSentence:
    """A sentence, its score (about 0.9 to 3.8), the signals that made it, and the verdict."""

    text: str
    score: float
    signals: tuple[str, ...]
    is_worth_checking: bool


def claim_sentences(text: str) -> tuple[ClaimSentence, ...]:
    """Return the sentences of `text` in order, each judged on its own words; '' gives none."""
    pieces = [clean(piece) for piece in _ENDS.split(text[: LONGEST * 2])]
    return tuple(_judged(piece) for piece in [p for p in pieces if words(fold(p))][:MOST])


def checkability(text: str) -> float:
    """Return how much there is to check in a text, 0 to 1: that of its worthiest sentence."""
    lowest, highest = (BIAS + sum(f(w, 0.0) for w in WEIGHTS.values()) for f in (min, max))
    best = max((one.score for one in claim_sentences(text)), default=lowest)
    return min(1.0, max(0.0, (best - lowest) / (highest - lowest)))


def _judged(sentence: str) -> ClaimSentence:
    folded = fold(sentence)
    read = facets(sentence)
    found = [name for name in WEIGHTS if name in _SIGNS and _SIGNS[name].search(folded)]
    extra: dict[str, Callable[[], bool]] = {
        "figures": lambda: bool(read.figures),
        "specific": lambda: bool(read.figures or read.moments or read.places or _named(sentence)),
        "emotion": lambda: bool(_LOUD.search(sentence)) or sentence.isupper(),
    }
    found += [name for name, holds in extra.items() if holds()]
    score = round(BIAS + sum(WEIGHTS[name] for name in found), 3)
    told = bool(_HEAVY.intersection(found)) or bool(_SIGNS["reported"].search(folded))
    long_enough = len(words(folded)) >= FEWEST_WORDS
    stated = long_enough and not read.errand and not _NOT_STATED.search(folded)
    return ClaimSentence(sentence, score, tuple(found), stated and told and score >= WORTH)


_HEAVY = {"figures", "health", "violence", "comparison", "superlative", "general", "many people"}
"""Signals of which one is enough to say that something is told of the world."""


def _named(sentence: str) -> bool:
    """Tell whether a word after the first begins with a capital: a name, in these languages."""
    return any(word[:1].isupper() for word in re.findall(r"[^\W\d_]{2,}", sentence)[1:])
