"""Advice for French would be noise in a text that is not French: say it once and stop."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.language import whole_is_foreign
from kakaki.writing.engine.rule import Hit, Rule


def find(document: Document) -> Iterator[Hit]:
    """Find a text that as a whole is in another language; its first words are shown."""
    if not whole_is_foreign(document):
        return
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item", "cell"):
        if block.text.strip():
            message = (
                "Ce texte n’est pas en français : les conseils ne valent que pour le français."
            )
            yield Hit(block, 0, min(len(block.text), 60), message)
            return


rule = Rule(
    __name__,
    title="Texte dans une autre langue",
    source="RGAA 4.1, critère 8.3 : langue du texte indiquée",
    class_="à vérifier",
    find=find,
    flags=(
        "The ministry of health will open a new centre for the families of the town on Monday.",
        "Gwamnati ta sanar da cewa za a buɗe sabon asibiti a cikin gari domin iyalai, kuma kyauta ne.",
    ),
    accepts=(
        "Le ministère ouvre un centre de santé lundi 3 mars.",
        "Communes : Abala, Ayérou, Balleyara, Banibangou, Bankilaré, Filingué, Gothèye, Kollo, Say.",
        "Le ministre cite « the show must go on » devant les élèves.",
    ),
)
