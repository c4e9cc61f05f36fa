"""Praise of oneself makes the reader doubt; a figure or a date convinces."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.phrases import Phrase, hits
from kakaki.writing.engine.rule import Hit, Rule


def _message(phrase: Phrase) -> str:
    return f"« {phrase.written} » juge à la place du lecteur. Donnez un fait : un nombre, une date."


def find(document: Document) -> Iterator[Hit]:
    """Find words that praise what the administration does."""
    for hit in hits(document, "self_praise", _message):
        # A word or two between « » is somebody's own judgement.
        if not hit.block.text[: hit.start].rstrip().endswith("«"):
            yield hit


rule = Rule(
    __name__,
    title="Éloge ou superlatif",
    source="GOV.UK, Content design, « Be objective » ; Canada.ca, Guide de rédaction, « Ton »",
    class_="à vous de juger",
    find=find,
    flags=(
        "Cette réforme est sans précédent.",
        "La cérémonie a connu un franc succès.",
        "Le centre a été rehaussé par la présence du gouverneur.",
    ),
    accepts=(
        "La réforme ouvre 42 centres.",
        "Le monument historique rouvre lundi 9 mars.",
    ),
)
