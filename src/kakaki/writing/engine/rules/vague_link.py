"""A link is read alone, by screen readers and by hurried eyes: its words must say where it leads."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

_VAGUE = re.compile(
    r"\s*(?:cliquez? ici|cliquer ici|ici|en savoir plus|lire (?:la )?suite|lire plus|plus d[’']infos?|voir|"
    r"suite|lien|ce lien|télécharger|pour en savoir plus|détails?)\s*[.…!]*\s*",
    re.IGNORECASE,
)
_CLICK = re.compile("[cC][lL][iI][qQ]")
_IN_PROSE = re.compile(r"\bcliquez? (?:ici|sur ce lien)\b", re.IGNORECASE)


def find(document: Document) -> Iterator[Hit]:
    """Find links whose words say nothing of what they open."""
    message = "Ce lien ne dit pas où il mène. Nommez la page : « Liste des centres de santé »."
    for block in document.of_kind("link"):
        if _VAGUE.fullmatch(block.text):
            yield Hit(block, 0, len(block.text), message)
    links = {block.source_offset(0) for block in document.of_kind("link")}
    for block in document.prose():
        for match in _IN_PROSE.finditer(block.text) if _CLICK.search(block.text) else ():
            if block.source_offset(match.start()) not in links:
                yield Hit(block, match.start(), match.end(), message)


rule = Rule(
    __name__,
    title="Lien qui ne dit rien",
    source="PIDILA (DISIC), critère 148 ; WCAG 2.2, critère 2.4.4",
    class_="à corriger",
    find=find,
    flags=("Pour la liste, [cliquez ici](https://sante.kounta.example/liste).",),
    accepts=("Voyez la [liste des centres de santé](https://sante.kounta.example/liste).",),
)
