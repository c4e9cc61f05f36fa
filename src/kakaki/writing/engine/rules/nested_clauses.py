"""A clause within a clause within a clause makes the reader hold three thoughts at once."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.sentences import sentences_of
from kakaki.writing.engine.speech import is_speech

MOST = 3  # subordinate clauses of one sentence
_MARKER = re.compile(
    r"(?<![\w-])(?:qui|que|qu[’']|dont|où|lorsque?[’']?|quand|puisque?[’']?"
    r"|auquel|duquel|auxquel(?:le)?s|desquel(?:le)?s|lequel|laquelle|lesquels|lesquelles)(?![\w-])|(?<=\s)qu[’'](?=\w)",
    re.IGNORECASE,
)
_SIGN = re.compile(r"qu|où|dont|lorsq", re.IGNORECASE)
# Here « que » and « qui » open no clause: comparisons, « ne … que », « c’est … que », questions.
_NO_CLAUSE = re.compile(
    r"(?:plus|moins|autant|aussi|tant|ainsi|tel|telle|tels|telles|même|autre|autres|est-ce|\bne\b[^,]{0,25}"
    r"|n[’'][^,]{0,25}|c[’']est(?:\s+[^,]{1,40})?|plutôt|avant|sauf|aussi\s+\w+|plus\s+\w+|moins\s+\w+)\s*$",
    re.IGNORECASE,
)


def clauses_in(sentence: str) -> list[re.Match[str]]:
    """Return the words that open a subordinate clause in a sentence."""
    return [
        match
        for match in _MARKER.finditer(sentence)
        if not _NO_CLAUSE.search(sentence[max(0, match.start() - 50) : match.start()])
    ]


def find(document: Document) -> Iterator[Hit]:
    """Find sentences with four subordinate clauses or more."""
    for block in document.of_kind("lead", "paragraph", "item"):
        for sentence in sentences_of(block.text):
            if len(sentence.text) < 80:
                continue
            if len(_SIGN.findall(sentence.text)) <= MOST:
                continue
            found = clauses_in(sentence.text)
            if len(found) <= MOST:
                continue
            starts = [sentence.start + match.start() for match in found]
            count = sum(not is_speech(block.text, start, start) for start in starts)
            end = sentence.start + len(sentence.text)
            if count > MOST and ";" not in sentence.text:
                message = f"{count} « qui », « que », « dont » dans une phrase : coupez-la en deux."
                yield Hit(block, sentence.start, end, message)


rule = Rule(
    __name__,
    title="Phrases emboîtées",
    source="lucid-lint, subordonnées en cascade (trois au plus) ; UEMOA, Lignes directrices de légistique, § 423",
    class_="à vérifier",
    find=find,
    flags=(
        "Le ministre qui a visité le centre dont la porte est cassée a dit que les agents qui y "
        "travaillent, lorsque la pluie vient, seront aidés.",
    ),
    accepts=(
        "Le ministre a visité le centre. La porte est cassée. Il a dit que les agents seront aidés.",
        "Le centre est plus grand que prévu, et le puits n’est ouvert que le matin, ainsi que le soir.",
    ),
)
