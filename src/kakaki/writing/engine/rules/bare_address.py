"""An address in the middle of a sentence is spelled out letter by letter by a screen reader."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.words import may_hold_address

_ADDRESS = re.compile(r"https?://[^\s<>»)]+|(?<![\w@.])www\.[^\s<>»)]+")


def find(document: Document) -> Iterator[Hit]:
    """Find web addresses written in prose instead of a link on words."""
    for block in document.prose():
        if not may_hold_address(block.text):
            continue
        for match in _ADDRESS.finditer(block.text):
            message = "Adresse nue : mettez le lien sur des mots, comme ceci : [Liste des centres](adresse)."
            yield Hit(block, match.start(), match.end(), message)


rule = Rule(
    __name__,
    title="Adresse web nue",
    source="PIDILA (DISIC), critère 148 ; RGAA 4.1, 6.1",
    class_="à vérifier",
    find=find,
    flags=("Plus de détails sur https://sante.kounta.example/liste.",),
    accepts=(
        "Voyez la [liste](https://sante.kounta.example/liste).",
        "Écrivez à a@kounta.example.",
    ),
    profiles=frozenset({"page", "communique", "falc"}),
    local=True,
)
