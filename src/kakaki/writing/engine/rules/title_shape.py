"""A title is read alone, in a list, a message or a search: it must fit and say the news."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule


def find(document: Document) -> Iterator[Hit]:
    """Find titles too long, ended by a full stop, or that only name the kind of text."""
    longest = document.limits.title
    for block in document.of_kind("title"):
        text = block.text.strip()
        if longest and len(text) > longest:
            message = f"Titre de {len(text)} signes : {longest} au plus, l’essentiel d’abord."
            yield Hit(block, 0, len(block.text), message)
        if text.endswith(".") and not text.endswith(("…", "...")):
            place = block.text.rindex(".")
            yield Hit(block, place, place + 1, "Un titre ne finit pas par un point.", "")
        opening = text.lower()
        if opening.startswith(
            ("communiqué de presse", "communique de presse", "communiqué n", "note d’information")
        ):
            message = "Le titre doit dire la nouvelle, pas le genre du texte."
            yield Hit(block, 0, len(block.text), message)


rule = Rule(
    __name__,
    title="Titre à reprendre",
    source="webguide.belgium.be (60 signes) ; GOV.UK (65 signes) ; Canada.ca, titres sans ponctuation finale",
    class_="à vérifier",
    find=find,
    flags=("Le vaccin est gratuit.", "Communiqué de presse du ministère"),
    accepts=("Rougeole : le vaccin est gratuit dans 42 centres",),
    field="title",
    local=True,
)
