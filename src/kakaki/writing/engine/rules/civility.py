"""« M. » is the French short form; « Mr. » is that of English."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import SPACE, WRITTEN
from kakaki.writing.engine.rule import Hit, Rule

_FORMS = {
    "Mr.": "M.", "Mr": "M.", "Mme.": "Mme", "Mmes.": "Mmes", "Mlle.": "Mlle", "Mlles.": "Mlles",
    "Dr.": "Dr", "Pr.": "Pr",
}  # fmt: skip
_NAME = r"[A-ZÀÂÉÈÊÎÔ][\w’'-]+"
# « Mr Bean » is a name of English: a French one is a function, or a first name and a name.
_FORM = re.compile(
    rf"(?<![\w.])(?:(Mr\.?)(?={SPACE}(?:le |la |l[’']|{_NAME}{SPACE}{_NAME}))"
    rf"|(Mmes?\.|Mlles?\.)(?={SPACE}(?:{_NAME}|la |le |l[’']))"
    rf"|(?:(?<=\ble )|(?<=\bdu )|(?<=\bau )|(?<=\bLe ))(Dr\.|Pr\.)(?={SPACE}{_NAME}))"
)
_MARKS = ("Mr", "Mme", "Mlle", "Dr.", "Pr.")


def find(document: Document) -> Iterator[Hit]:
    """Find « Mr. », « Mme. » and « Dr. » before a name or a function."""
    for block in document.blocks:
        text = block.text
        if block.kind not in WRITTEN or not any(mark in text for mark in _MARKS):
            continue
        for match in _FORM.finditer(text):
            better = _FORMS[match.group()]
            yield Hit(block, match.start(), match.end(), f"Écrivez « {better} ».", better)


rule = Rule(
    __name__,
    title="Abréviation de civilité",
    source="Imprimerie nationale, Lexique des règles typographiques, « Titres de civilité »",
    class_="à corriger",
    find=find,
    flags=("Mr. Abdou Benna arrive.", "Mr le ministre et Mme. Orou.", "Le Dr. Kadi consulte."),
    accepts=("M. Benna arrive.", "Mme Orou et le Dr Kadi.", "Le film Mr Bean passe."),
)
