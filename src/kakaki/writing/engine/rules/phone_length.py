"""A number with a digit too few rings nowhere: on the day of a flood, that matters."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import at_digits
from kakaki.writing.engine.rule import Hit, Rule

_NUMBER = re.compile(r"(?:\+\s?)?\d(?:[ \u00a0\u202f.-]?\d){5,14}(?!\w|[/:]?\d)")
_ANNOUNCED = re.compile(
    r"\b(?:tél\.?|téléphone|appelez|appeler|whatsapp|n° vert|numéro vert)\s*(?::|au|le|gratuitement le)?\s*:?\s*$",
    re.IGNORECASE,
)
# Short codes have 2 to 6 digits; numbers of West Africa have 8, 9 or 10, and the world’s up to 15.
_LENGTHS = frozenset({2, 3, 4, 5, 6, 8, 9, 10})
_WITH_COUNTRY = range(10, 16)


def _is_well_formed(written: str) -> bool:
    digits = re.sub(r"\D", "", written)
    if written.startswith("+") or digits.startswith("00"):
        return len(digits.removeprefix("00")) in _WITH_COUNTRY
    return len(digits) in _LENGTHS


def find(document: Document) -> Iterator[Hit]:
    """Find announced telephone numbers with too few or too many digits."""
    for block, match in at_digits(document, _NUMBER):
        before = block.text[max(0, match.start() - 40) : match.start()]
        if not _is_well_formed(match.group()) and _ANNOUNCED.search(before):
            count = len(re.sub(r"\D", "", match.group()))
            message = f"Ce numéro a {count} chiffres. Composez-le avant de le publier."
            yield Hit(block, match.start(), match.end(), message)


rule = Rule(
    __name__,
    title="Numéro de téléphone incomplet",
    source="UIT-T, recommandation E.164 (plans de numérotation)",
    class_="à vérifier",
    find=find,
    flags=("Appelez le 20 72 00 0.", "Tél. : +227 20 72 00."),
    accepts=("Appelez le 20 72 00 00.", "Appelez le 15.", "Tél. : +227 20 72 00 00."),
)
