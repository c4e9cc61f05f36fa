"""The passive hides who acts: a reader wants to know who decides and who pays."""

import re
from collections.abc import Iterator
from functools import cache

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.lexicons import entries
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.sentences import sentences_of
from kakaki.writing.engine.speech import is_speech

_BE = (
    r"(?:est|sont|était|étaient|sera|seront|serait|seraient|fut|furent|soit|soient|"
    r"(?:a|ont|avait|avaient|aura|auront|aurait|auraient|ait|aient)\s+été|être|avoir\s+été)"
)
# Verbs whose past is made with « être »: « est allée » is no passive.
_MOVES = re.compile(
    r"(?:all|arriv|entr|rentr|mont|tomb|rest|pass|n|décéd|retourn|demeur)ée?s?$", re.IGNORECASE
)
_ADJECTIVES = frozenset({"situé", "située", "situés", "situées", "âgé", "âgée", "âgés", "âgées", "composé",
    "composée", "composés", "composées", "lié", "liée", "liés", "liées", "destiné", "destinée", "destinés",
    "destinées", "élevé", "élevée", "élevés", "élevées", "privé", "privée", "privés", "privées", "santé"})  # fmt: skip


@cache
def _pattern() -> re.Pattern[str]:
    irregular = "|".join(sorted((e[0] for e in entries("participles")), key=len, reverse=True))
    return re.compile(
        rf"(?<!s’)(?<!s')(?<!me )(?<!se )\b{_BE}\s+(?:(?:pas|plus|déjà|ainsi|aussi|encore|toujours|\w+ment)\s+)?"
        rf"(?P<participle>\w+é(?:e|s|es)?|{irregular})\b(?P<by>\s+(?:par|de\s+la\s+part)\b)?",
        re.IGNORECASE,
    )


def passives_in(sentence: str) -> list[re.Match[str]]:
    """Return every passive of a sentence; the group « by » is set where « par » is said."""
    return [
        match
        for match in _pattern().finditer(sentence)
        if not _MOVES.search(match["participle"]) and match["participle"].lower() not in _ADJECTIVES
    ]


def find(document: Document) -> Iterator[Hit]:
    """Find passives; only where the sentence says « par », or where two stand in one sentence."""
    for block in document.of_kind("lead", "paragraph", "item"):
        for sentence in sentences_of(block.text):
            found = passives_in(sentence.text)
            if not any(match["by"] for match in found) and len(found) < 2:
                continue
            for match in found:
                message = "Tournure passive : dites qui agit. « Le ministère ouvre… »"
                start, end = sentence.start + match.start(), sentence.start + match.end()
                if not is_speech(block.text, start, end):
                    yield Hit(block, start, end, message)


rule = Rule(
    __name__,
    title="Tournure passive",
    source="Commission européenne, Rédiger clairement, conseil 6 ; FALC (Inclusion Europe), voix active",
    class_="à vous de juger",
    find=find,
    flags=("La rencontre a été présidée par le ministre.",),
    accepts=(
        "Le ministre a présidé la rencontre.",
        "La ministre est arrivée à Bilmari.",
        "Le centre est situé par hasard près du marché.",
        "Le dépôt est ouvert jusqu’à 16 h.",
    ),
)
