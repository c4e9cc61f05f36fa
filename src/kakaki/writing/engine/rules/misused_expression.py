"""An expression that usage refuses stops the readers who know it and misleads the others."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.phrases import Phrase, hits
from kakaki.writing.engine.rule import Hit, Rule


def _message(phrase: Phrase) -> str:
    return f"Expression mal employée : dites « {phrase.advice} »."


def find(document: Document) -> Iterator[Hit]:
    """Find expressions that usage refuses, and offer the right one."""
    return hits(document, "misused_expressions", _message, mends=True)


rule = Rule(
    __name__,
    title="Expression mal employée",
    source="Académie française, « Dire, ne pas dire » ; Office québécois de la langue française, Banque de dépannage linguistique",
    class_="à vérifier",
    find=find,
    flags=(
        "Suite à la crue, la route est fermée.",
        "Malgré que la route soit fermée, le marché ouvre.",
        "Le puits doit pallier au manque d’eau.",
        "La gestion en termes de coûts.",
    ),
    accepts=(
        "Après la crue, la route est fermée.",
        "La suite à donner est connue.",
        "Le puits pallie le manque d’eau.",
    ),
)
