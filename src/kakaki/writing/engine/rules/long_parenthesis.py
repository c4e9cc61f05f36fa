"""A long aside makes the reader forget how the sentence began: give it its own sentence."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.sentences import words_of

LONGEST = 12  # words
_OPENS = re.compile("[(–—]")
_ASIDE = re.compile(r"\(([^()]{40,})\)|(?<=\s)[–—]\s([^–—.!?]{40,})\s[–—](?=\s)")


_LIFE = re.compile(r"\s?(?:née?s?|morte?s?|\d{1,2}(?:er)?\s\w+\s\d{4})\s")


def _is_list(text: str) -> bool:
    return text.count(",") + text.count(";") + text.count("/") >= 3


def find(document: Document) -> Iterator[Hit]:
    """Find brackets and dashes that hold more than twelve words and cut a sentence in two."""
    for block in document.of_kind("lead", "paragraph", "item"):
        for match in _ASIDE.finditer(block.text) if _OPENS.search(block.text) else ():
            inside = match[1] or match[2]
            before = block.text[: match.start()].rstrip()
            if not before or before[-1] in ".!?…:" or _is_list(inside) or _LIFE.match(inside):
                continue
            count = len(words_of(inside))
            if count > LONGEST:
                message = f"Parenthèse de {count} mots : faites-en une phrase à part."
                yield Hit(block, match.start(), match.end(), message)


rule = Rule(
    __name__,
    title="Longue parenthèse",
    source="lucid-lint, parenthèses ; Commission européenne, Rédiger clairement (phrases courtes et simples)",
    class_="à vérifier",
    find=find,
    flags=(
        "Le centre (qui a ouvert en mars après deux ans de travaux dans le quartier du Fleuve) est gratuit.",
    ),
    accepts=(
        "Le centre (ouvert en mars) est gratuit.",
        "Le dossier (le carnet de santé, la carte d’identité, deux photos, un acte de naissance) est gratuit.",
    ),
)
