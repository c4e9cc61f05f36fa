"""« The setting-up of the drafting of the plan of action »: nouns on nouns hide who does what."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.phrases import words_in
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.speech import is_speech

_DE = r"(?:de\s(?:la\s|l[’'])?|du\s|des\s|d[’'])"
_ACT = (
    r"(?!(?:fonction|agence|question|section|occasion|conséquence|\w+(?:ive|ale|elle|able|é|aire|ique)ment|complément|notamment|seulement|également|gouvernement|disposition|système|usage|élément|moment|document|"
    r"département|image|page|capture|situation|condition|absence|importance|exception|direction|station|argument|équipement|"
    r"village|âge|ensemble|science|séance|province)s?(?!\w))"
    r"\w{2,}(?:tion|sion|ment|age|ance|ence|ture|œuvre)s?"
)
_NOT = r"(?!(?:leur|leurs|lors|avec|dans|pour|par|sur|qui|que|une?|ces?|cet|cette|ses|son|sa|chaque|nos|vos|plus|la|part|moins|base|nature|point|\w+[ei]r)(?!\w))"
_ADJECTIVE = r"(?:\s\w+(?:ale?s?|aux|iques?|ifs?|ives?|aires?|els?|elles?|ées?|és?|ières?|iers?))?"
_WORD = rf"{_NOT}[a-zéèêàâîïôûçœ]\w+{_ADJECTIVE}"
# The first noun is an act, and one of those it governs is an act too: « élaboration du programme
# d’amélioration de la santé ». Names (capitals) never count.
_PILE = re.compile(
    rf"(?<!\w)(?P<first>{_ACT})\s{_DE}{_WORD}\s{_DE}{_WORD}\s{_DE}{_NOT}[a-zéèêàâîïôûçœ]\w+(?:\s{_DE}{_NOT}[a-zéèêàâîïôûçœ]\w+)*"
)
_ACT_INSIDE = re.compile(rf"\s(?:de|du|des|d[’']|la|l[’'])\s?{_ACT}(?!\w)")


_LINK = re.compile(r"\sd")
ACTS, CHAIN = 2, 3  # acts, and « de », in a pile
_ENDINGS = tuple(
    f"{ending}{plural}"
    for ending in ("tion", "sion", "ment", "age", "ance", "ence", "ture", "œuvre")
    for plural in ("", "s")
)


@lru_cache(maxsize=8192)
def _is_act(word: str) -> bool:
    return word.endswith(_ENDINGS)


def _may_stand_in(text: str) -> bool:
    """Tell at little cost whether three « de » and two acts stand in a text, one before a « de »."""
    links = [match.start() for match in _LINK.finditer(text)]
    if len(links) < CHAIN or not any(text.endswith(_ENDINGS, 0, place) for place in links):
        return False
    return sum(map(_is_act, words_in(text))) >= ACTS


def find(document: Document) -> Iterator[Hit]:
    """Find chains of four nouns joined by « de » of which two are acts that a verb would say."""
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item"):
        if not _may_stand_in(block.text):
            continue
        for match in _PILE.finditer(block.text):
            rest = match.group()[len(match["first"]) :]
            if not _ACT_INSIDE.search(rest) or is_speech(block.text, *match.span()):
                continue
            message = "Noms empilés : mettez un verbe et coupez. « Pour améliorer…, le ministère… »"
            yield Hit(block, match.start(), match.end(), message)


rule = Rule(
    __name__,
    title="Noms empilés",
    source="UEMOA, Lignes directrices de légistique, § 422 (pas d’empilement de substantifs) ; Commission européenne, "
    "Rédiger clairement",
    class_="à vérifier",
    find=find,
    flags=(
        "Le comité suit la mise en œuvre de l’élaboration du plan de gestion des déchets.",
        "Voici les mesures pour l’amélioration de la qualité de la gestion des écoles.",
    ),
    accepts=(
        "Le ministère de la Santé de la région de Bilmari ouvre.",
        "Le comité améliore les écoles et gère mieux les déchets.",
        "Le prix du sac de riz de 25 kg baisse.",
    ),
)
