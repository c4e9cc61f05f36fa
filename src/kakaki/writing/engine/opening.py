"""Compose a first paragraph of the answers to five questions: who, what, when, where, and so what.

Only the order, the capitals and the signs are ours; the words stay those of the writer.
"""

import re
from dataclasses import dataclass

from kakaki.writing.engine.sentences import words_of

LONGEST = 25  # words of a sentence; where and when then make a sentence of their own.
_PLACES = re.compile(
    r"^(?:à|au|aux|en|dans|sur|sous|chez|près|devant|partout|ici|d[eu]|entre|vers|hors|par|le long|"
    r"tout)\b",
    re.IGNORECASE,
)
_DAYS = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_MOMENTS = re.compile(
    rf"^(?:le|la|les|l[’']|ce|cet|cette|du|dès|depuis|à|au|en|avant|après|pendant|jusqu|{_DAYS}|"
    r"demain|hier|aujourd|désormais|entre|chaque|tous|toutes|fin|début|mi)",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b",
    re.IGNORECASE,
)
_HOURS = re.compile(r"\d{1,2}\s*h", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody answered; any of them may be empty, « who » and « what » make a sentence."""

    who: str = ""
    what: str = ""
    when: str = ""
    where: str = ""
    effect: str = ""


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().strip(".;, ")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _uncapital(text: str) -> str:
    """Return words to stand inside a sentence: a small word loses its capital, a name keeps it."""
    first = text.split(" ", maxsplit=1)[0]
    small = re.fullmatch(
        r"(?:[LD][’'].*|Les?|La|Une?|Des|Du|Au|Aux|À|En|Dans|Sur|Dès|Depuis|Ce|Cet|Cette|Vous|Nous|"
        r"Tous|Toutes|Avant|Après|Jusqu.*|Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche)",
        first,
    )
    return text[:1].lower() + text[1:] if small else text


def _moment(text: str) -> str:
    """Return a moment as a sentence holds it: « 3 mars » becomes « le 3 mars »."""
    text = _uncapital(_clean(text))
    if _MONTHS.match(text):
        return f"en {text}"
    if _HOURS.match(text):
        return f"à {text}"
    return text if not text or _MOMENTS.match(text) else f"le {text}"


def _place(text: str) -> str:
    """Return a place as a sentence holds it: « Bilmari » becomes « à Bilmari »."""
    text = _uncapital(_clean(text))
    if not text or _PLACES.match(text):
        return text
    for article, melted in (("le ", "au "), ("les ", "aux ")):
        if text.startswith(article):
            return melted + text.removeprefix(article)
    return f"à {text}"


def compose(answers: Answers) -> str:
    """Return one or two sentences, three when the first would be too long; '' without « what »."""
    who, what = _clean(answers.who), _clean(answers.what)
    if not what:
        return ""
    news = f"{_capital(who)} {_uncapital(what)}" if who else _capital(what)
    around = " ".join(filter(None, (_moment(answers.when), _place(answers.where))))
    whole = f"{news} {around}".strip()
    if around and len(words_of(whole)) > LONGEST:
        sentences = [news, _capital(f"c’est {around}")]
    else:
        sentences = [whole]
    effect = _clean(answers.effect)
    if effect:
        sentences.append(_capital(effect))
    return " ".join(one if one.endswith(("!", "?", "…", "»")) else f"{one}." for one in sentences)
