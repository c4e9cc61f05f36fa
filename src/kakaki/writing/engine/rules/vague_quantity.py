"""« Many » in a lead makes the reader ask « how many »: the figure is the news."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.speech import is_speech

_VAGUE = re.compile(
    r"(?<![\w’'])(?<!un ou )(?<!une ou )(?:de (?:très )?nombreux(?:es)?|de (?:très )?nombreuses|plusieurs(?!\s(?:heures|jours|semaines|mois|années|fois|reprises|siècles|milliers|dizaines|centaines|millions|langues))|un (?:certain|grand|bon) nombre d[e’']|"
    r"bon nombre d[e’']|une (?:multitude|foule|kyrielle|panoplie|quantité) d[e’']|"
    r"quelques(?!-un|\s(?:heures|jours|semaines|mois|années|fois|minutes|instants|secondes|clics))|une grande partie d|des (?:dizaines|centaines|milliers) d(?:e(?!\s(?:milliers|millions))|[’']))",
    re.IGNORECASE,
)


def find(document: Document) -> Iterator[Hit]:
    """Find vague quantities in the title and the lead, where a figure is expected."""
    lead = document.lead()
    blocks = [*document.of_kind("title"), *([lead] if lead else [])]
    for block in blocks:
        for match in _VAGUE.finditer(block.text):
            if not is_speech(block.text, *match.span()):
                message = (
                    f"« {match.group().strip()} » : combien ? Donnez le nombre si vous le savez."
                )
                yield Hit(block, match.start(), match.end(), message)


rule = Rule(
    __name__,
    title="Quantité vague",
    source="webguide.belgium.be, pyramide inversée (combien ?) ; Canada.ca, Guide de rédaction, « Nombres »",
    class_="à vous de juger",
    find=find,
    flags=("Le ministère ouvre plusieurs centres.", "De nombreux élèves reçoivent une bourse."),
    accepts=("Le ministère ouvre 42 centres.", "Neuf cents élèves reçoivent une bourse."),
    field="lead",
)
