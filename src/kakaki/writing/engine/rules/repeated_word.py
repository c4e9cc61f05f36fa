"""A word typed twice is the most common slip, and the eye that wrote it does not see it."""

import operator
import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

# Little words that French never says twice in a row; « nous nous », « faire faire », « en en » are left.
_TWICE = re.compile(
    r"(?<![\w’'-])(de|du|des|la|le|les|l’|d’|une|à|au|aux|et|où|dans|pour|par|sur|avec|sans|sous|chez|qui|"
    r"dont|ce|cette|ces|cet|sa|leurs|sont|ont|il|elle|ils|elles|je|tu|se|ne|mais|donc|depuis|pendant|comme|"
    r"notre|votre|nos|vos|avoir|est-ce|c’est|selon|après|ministère|ministre|gouvernement|agents?)"
    r"\s+\1(?![\w\u0300-\u036f’'-])",
    re.IGNORECASE,
)


def find(document: Document) -> Iterator[Hit]:
    """Find little words written twice in a row."""
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item", "quote"):
        words = block.text.lower().split()
        if True not in map(operator.eq, words, words[1:]):  # a glance: most texts have none.
            continue
        for match in _TWICE.finditer(block.text):
            word = match[1]
            if match.group().split()[-1][0].isupper():  # « La La Land » is a name.
                continue
            message = f"« {word} » est écrit deux fois de suite : supprimez-en un."
            yield Hit(block, match.start(), match.end(), message, word)


rule = Rule(
    __name__,
    title="Mot écrit deux fois",
    source="Grammaire française : un mot-outil ne se répète pas ; Canada.ca, Guide de rédaction, « Relecture »",
    class_="à corriger",
    find=find,
    flags=("Le ministre de de la Santé a parlé.", "Les agents sont sont payés."),
    accepts=(
        "Nous nous réunissons lundi 9 mars.",
        "Vous vous inscrivez à la mairie.",
        "Le maire fait faire des travaux.",
        "Il vient de La La Land.",
    ),
)
