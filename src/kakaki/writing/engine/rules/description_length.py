"""Search engines and messages show the description under the title: too short it says nothing, too long it is cut."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Block, Document
from kakaki.writing.engine.rule import Hit, Rule

FIELD = "description"
SHORTEST, LONGEST = 50, 160  # characters; 120 to 156 is best.


def find(document: Document) -> Iterator[Hit]:
    """Find a description that is empty, too short or too long; texts without this field are left alone."""
    text = document.sources.get(FIELD)
    if text is None:
        return
    count = len(text.strip())
    block = Block("paragraph", text, 0, FIELD)
    if not count:
        message = "Pas de description : une phrase de 120 à 156 signes dira la nouvelle dans les recherches."
        yield Hit(block, 0, 0, message)
    elif count < SHORTEST:
        message = f"Description de {count} signes : dites la nouvelle en 120 à 156 signes."
        yield Hit(block, 0, len(text), message)
    elif count > LONGEST:
        message = f"Description de {count} signes : les recherches la coupent après 156."
        yield Hit(block, 0, len(text), message)


rule = Rule(
    __name__,
    title="Description absente ou mal taillée",
    source="PIDILA (DISIC), critère 438 ; GOV.UK, Content design, « Summaries » (160 signes)",
    class_="à vérifier",
    find=find,
    flags=("", "Le vaccin.", "Le vaccin est gratuit dans tous les centres du pays. " * 4),
    accepts=(
        "Les enfants de moins de cinq ans sont vaccinés gratuitement contre la rougeole dans 42 centres du pays jusqu’au 30 mars.",
    ),
    field=FIELD,
)
