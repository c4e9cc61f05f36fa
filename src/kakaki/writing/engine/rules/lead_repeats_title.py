"""A lead that repeats its title spends the only sentence that many will read on saying it twice."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

_STRONG = re.compile(r"[^\W_]{4,}|\d+")
MOST = 0.85  # share of the words of the lead that the title already says


def _strong(text: str) -> set[str]:
    return {word.casefold() for word in _STRONG.findall(text)}


def find(document: Document) -> Iterator[Hit]:
    """Find a lead whose words the title has nearly all said."""
    title = next(document.of_kind("title"), None)
    lead = next(document.of_kind("lead"), None) or document.lead()
    if title is None or lead is None:
        return
    said, new = _strong(title.text), _strong(lead.text)
    if len(new) >= 3 and len(said & new) / len(new) >= MOST:
        message = (
            "Le chapô répète le titre. Dites ce que le titre ne dit pas : qui, quand, où, combien."
        )
        yield Hit(lead, 0, len(lead.text), message)


rule = Rule(
    __name__,
    title="Chapô qui répète le titre",
    source="GOV.UK, Content design, « Summaries » ; webguide.belgium.be, chapô",
    class_="à vérifier",
    find=find,
    flags=("# Le vaccin est gratuit à Tassara\n\nLe vaccin est gratuit à Tassara.",),
    accepts=(
        "# Le vaccin est gratuit à Tassara\n\nTrois centres reçoivent les enfants jusqu’au 30 mars.",
    ),
)
