"""A reader on a phone finds their part by the headings: a long text without any is a wall."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Block, Document
from kakaki.writing.engine.rule import Hit, Rule
from kakaki.writing.engine.words import count_words, runs_of


def _are_longer(blocks: list[Block], limit: int) -> bool:
    """Tell whether blocks have more words than a limit; most need no exact count."""
    if sum(len(runs_of(block.text)) for block in blocks) <= limit:
        return False
    return sum(count_words(block.text) for block in blocks) > limit


def find(document: Document) -> Iterator[Hit]:
    """Find too many words without a heading; the place where one would help is shown."""
    limit = document.limits.headings
    if not limit:
        return
    blocks: list[Block] = []  # since the last heading
    for block in document.blocks:
        if block.kind == "heading":
            blocks = []
            continue
        if block.kind not in {"paragraph", "item", "quote"}:
            continue
        before = any(runs_of(earlier.text) for earlier in blocks)
        blocks.append(block)
        if before and _are_longer(blocks, limit):
            message = (
                f"Plus de {limit} mots sans intertitre. Ajoutez-en un ici, qui dit l’essentiel."
            )
            yield Hit(block, 0, min(len(block.text), 60), message)
            blocks = []


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
