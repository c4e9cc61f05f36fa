"""A reader on a phone finds their part by the headings: a long text without any is a wall."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.words import count_words


def find(document: Document) -> Iterator[Hit]:
    """Find too many words without a heading; the place where one would help is shown."""
    limit = document.limits.headings
    if not limit:
        return
    count = 0
    for block in document.blocks:
        if block.kind == "heading":
            count = 0
            continue
        if block.kind not in {"paragraph", "item", "quote"}:
            continue
        before, count = count, count + count_words(block.text)
        if before and count > limit:
            message = (
                f"Plus de {limit} mots sans intertitre. Ajoutez-en un ici, qui dit l’essentiel."
            )
            yield Hit(block, 0, min(len(block.text), 60), message)
            count = 0


rule = Rule(
    __name__,
    title="Long texte sans intertitre",
    source="Canada.ca, Guide de rédaction, « Titres » (un tous les 200 mots)",
    class_="à vérifier",
    find=find,
    flags=(
        "\n\n".join(["Les équipes reçoivent les familles tous les jours de la semaine. " * 8] * 4),
    ),
    accepts=("Un texte court n’a pas besoin d’intertitre.",),
)
