"""A link that opens the mail program by surprise stops whoever has none on this phone."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule


def find(document: Document) -> Iterator[Hit]:
    """Find links to an e-mail address that do not show it, so that it can be copied."""
    for block in document.of_kind("link"):
        if (
            block.href.lower().startswith("mailto:")
            and "@" not in block.text
            and block.text.strip()
        ):
            address = block.href[7:].partition("?")[0]
            message = f"Ce lien ouvre la messagerie : montrez l’adresse, « {address} »."
            yield Hit(block, 0, len(block.text), message)


rule = Rule(
    __name__,
    title="Lien qui ouvre la messagerie",
    source="RGAA 4.1, 6.1 ; GOV.UK, Style guide, « Email addresses » (adresse écrite en entier)",
    class_="à vérifier",
    find=find,
    flags=("[Écrivez-nous](mailto:contact@sante.kounta.example).",),
    accepts=("Écrivez à [contact@sante.kounta.example](mailto:contact@sante.kounta.example).",),
)
