"""Two sentences glued by their full stop are read as an address."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import WRITTEN, is_address
from kakaki.writing.engine.rule import Hit, Rule

_GLUED = re.compile(
    r"(?<=[a-zà-ÿ]{3}[»)])[.!?](?=[A-ZÀÂÉÈÊÎÔÇ«])|(?<=[a-zà-ÿ]{4})[.!?](?=[A-ZÀÂÉÈÊÎÔÇ][a-zà-ÿ]*[ ,’'])"
)
_LETTER = re.compile(r"[a-zà-ÿ»)][.!?][A-ZÀÂÉÈÊÎÔÇ«]")


def find(document: Document) -> Iterator[Hit]:
    """Find a full stop, « ! » or « ? » that a new sentence follows without a space."""
    for block in document.blocks:
        text = block.text
        if block.kind not in WRITTEN or not _LETTER.search(text):
            continue
        for match in _GLUED.finditer(text):
            # A name such as « Demarches.Kounta » begins with a capital.
            if text[: match.start()].split()[-1:][0][:1].isupper():
                continue
            if not is_address(text, match.start()):
                message = "Il faut une espace entre deux phrases."
                yield Hit(block, match.start(), match.end(), message, f"{match.group()} ")


rule = Rule(
    __name__,
    title="Phrases collées",
    source="Imprimerie nationale, Lexique des règles typographiques, « Ponctuation »",
    class_="à corriger",
    find=find,
    flags=("Le puits est ouvert.La pompe marche.", "Le puits (ouvert).Les familles viennent."),
    accepts=("Le puits est ouvert. La pompe marche.", "Le site Demarches.Kounta est ouvert."),
)
