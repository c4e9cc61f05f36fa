"""A link of two lines is hard to hit with a thumb and says too much in a list of links."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

LONGEST = 100  # characters


def find(document: Document) -> Iterator[Hit]:
    """Find links of more than 100 characters that are not an address."""
    for block in document.of_kind("link"):
        text = block.text.strip()
        if len(text) > LONGEST and " " in text:
            message = f"Lien de {len(text)} signes : gardez les mots qui disent où il mène."
            yield Hit(block, 0, len(block.text), message)


rule = Rule(
    __name__,
    title="Lien trop long",
    source="Canada.ca, Guide de rédaction, « Liens » ; RGAA 4.1, 6.1",
    class_="à vérifier",
    find=find,
    flags=(
        "[La liste complète des quarante-deux centres de santé qui reçoivent les enfants de moins de cinq ans tous les jours](https://sante.kounta.example/a)",
    ),
    accepts=("[Liste des centres de santé](https://sante.kounta.example/a)",),
)
