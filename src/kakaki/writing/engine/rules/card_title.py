"""On social networks and in messages, a card shows sixty or seventy signs of the title: what is beyond is lost."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

SHOWN = 70  # characters


def find(document: Document) -> Iterator[Hit]:
    """Find titles longer than a card shows; the words that would be cut are marked."""
    for block in document.of_kind("title"):
        text = block.text.rstrip()
        if len(text) <= SHOWN:
            continue
        cut = text.rfind(" ", 0, SHOWN)
        message = f"Les cartes des réseaux coupent le titre ici, après {SHOWN} signes. Le sens reste-t-il ?"
        yield Hit(block, cut + 1 if cut > 0 else SHOWN, len(text), message)


rule = Rule(
    __name__,
    title="Titre coupé sur les cartes des réseaux",
    source="GOV.UK, Content design, « Titles » (65 signes) ; The Open Graph protocol, og:title",
    class_="à vous de juger",
    find=find,
    flags=("Riz : le sac de 25 kg est vendu 13 500 FCFA dans les dix-huit magasins témoins",),
    accepts=("Rougeole : le vaccin est gratuit dans 42 centres",),
    field="title",
)
