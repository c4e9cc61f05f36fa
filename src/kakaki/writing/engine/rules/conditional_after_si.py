"""« Si » takes the present or the past, never the conditional: « si vous avez », « s’il était »."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.phrases import words_in
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.speech import is_speech

# Only where « si » opens the sentence and its subject is plain: elsewhere it may ask (« demander si »).
_PLAIN = re.compile(
    r"(?:^|(?<=[.!?]\s))(?:Si\s(?:vous|nous|je|j[’']|tu|elles?|on|(?:le|la|les|un|une)\s\w+|l[’']\w+)|S[’']ils?)\s?"
    r"(?:ne\s|n[’'])?(?P<verb>\w+(?:rais|rait|rions|riez|raient))(?!\w)"
)
_ENDING = re.compile(r"(?:aient|ais|ait|ions|iez)$")
_IRREGULAR = frozenset(
    [
        "aur",
        "saur",
        "verr",
        "enverr",
        "pourr",
        "courr",
        "mourr",
        "devr",
        "recevr",
        "voudr",
        "faudr",
        "vaudr",
    ]
)
# The past of « tirer », « encadrer » and their like ends as a conditional does.
_PAST = re.compile(r"(?:t|m|p|s|v|c)ir$|(?:ca|ga|gen|fon|pon|pou|sau|fou)dr$")
_NOUNS = frozenset({"extrait", "extraits", "attrait", "abstrait"})


def is_conditional(verb: str) -> bool:
    """Tell whether a verb in « -rait » is a conditional, as « serait », and no past, as « entrait »."""
    stem = _ENDING.sub("", verb.lower())
    if stem in _IRREGULAR:
        return True
    return (
        stem.endswith(("er", "ir", "dr", "ttr")) and not _PAST.search(stem) and verb not in _NOUNS
    )


def find(document: Document) -> Iterator[Hit]:
    """Find « si » followed by a conditional at the head of a sentence."""
    for block in document.of_kind("lead", "paragraph", "item"):
        if not {"si", "s"} & words_in(block.text):
            continue
        for match in _PLAIN.finditer(block.text):
            if not is_conditional(match["verb"]) or is_speech(block.text, *match.span()):
                continue
            message = (
                f"Après « si », pas de « {match['verb']} » : mettez le présent ou l’imparfait."
            )
            yield Hit(block, match.start("verb"), match.end("verb"), message)


rule = Rule(
    __name__,
    title="Conditionnel après « si »",
    source="Académie française, « Dire, ne pas dire » ; Office québécois de la langue française, « Si et le conditionnel »",
    class_="à vérifier",
    find=find,
    flags=("Si vous auriez un reçu, apportez-le.", "S’il serait fermé, revenez lundi 9 mars."),
    accepts=(
        "Si vous avez un reçu, apportez-le.",
        "Il demande si vous auriez un reçu.",
        "Si le ministre déclarait la fin des travaux, le marché rouvrirait.",
    ),
)
