"""Each comma hangs one more piece on the sentence; after three, the reader has lost the verb."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.sentences import sentences_of
from kakaki.writing.engine.speech import is_speech

MOST = 4  # commas
SHORT = 8  # words: three pieces in a row that short are a list, which another rule looks after.
_BRACKETS = re.compile(r"\([^()]*\)|«[^«»]*»")
_COMMA = re.compile(r",(?!\d)")


def _is_list(sentence: str) -> bool:
    """Tell whether three pieces in a row are short, or a list is announced: names, things, figures."""
    if ":" in sentence or "etc" in sentence or "…" in sentence:
        return True
    run = 0
    pieces = re.split(r",(?!\d)|;|\bet\b|\bou\b", sentence)
    for piece in pieces[1:]:
        run = run + 1 if len(piece.split()) <= SHORT else 0
        if run >= 3:
            return True
    return False


def find(document: Document) -> Iterator[Hit]:
    """Find sentences of more than four commas that are no list."""
    for block in document.of_kind("lead", "paragraph", "item"):
        if block.text.count(",") <= MOST:
            continue
        for sentence in sentences_of(block.text):
            outside = _BRACKETS.sub(" ", sentence.text)
            count = len(_COMMA.findall(outside))
            if count <= MOST or _is_list(outside):
                continue
            end = sentence.start + len(sentence.text)
            if is_speech(block.text, sentence.start, end):
                continue
            message = f"{count} virgules dans une phrase : coupez-la, une idée par phrase."
            yield Hit(block, sentence.start, end, message)


rule = Rule(
    __name__,
    title="Trop de virgules",
    source="lucid-lint, règle des virgules (quatre au plus) ; UEMOA, Lignes directrices de légistique, § 423 (une idée)",
    class_="à vous de juger",
    find=find,
    flags=(
        "Le centre, qui a ouvert en mars à Bilmari avec l’aide de la commune et du ministère, reçoit, "
        "comme cela était prévu depuis le début des travaux de la route, les familles qui viennent de loin, "
        "même le dimanche, sans qu’elles aient besoin de demander d’avance un rendez-vous.",
    ),
    accepts=(
        "Apportez le carnet, la carte, deux photos, un crayon, une gomme et un cahier.",
        "Le sac coûte 13 500,50 francs, 14 000,75 francs, ou plus.",
    ),
)
