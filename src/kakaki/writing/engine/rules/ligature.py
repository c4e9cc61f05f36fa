"""« Cœur » and « œuvre » bear a ligature that keyboards forget."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import WRITTEN, is_address
from kakaki.writing.engine.rule import Hit, Rule

_WORD = re.compile(
    r"(?<!-)\b((?:[a-zé]+[-’'])?(?:ch|c|s|v|n|m|b|man|dés|ranc|éc|cons|hors-d[’'])?)(oe|Oe|OE)"
    r"(?=(?:uvr|ur(?:s\b|\b|é|a|-)|u[df]s?\b|udic|ux?\b|il(?:\b|l)|d[eè]me|s?ophag|cum[eé]n|dip|strog|nolog|stus))"
    r"|\b(f)(oe)(?=t(?:us|al|aux)\b)|\b(m)(oe)(?=urs\b)|\b()(oe|OE)(?=UVR|UR\b|URS\b|UX?\b|UF|IL\b)",
    re.IGNORECASE,
)


def find(document: Document) -> Iterator[Hit]:
    """Find « oe » in words that print writes with « œ »."""
    for block in document.blocks:
        text = block.text
        if block.kind not in WRITTEN or not ("oe" in text or "Oe" in text or "OE" in text):
            continue
        for match in _WORD.finditer(text):
            group = next(n for n in (2, 4, 6, 8) if match[n])
            written = match[group]
            better = "œ" if written == "oe" else "Œ"
            if not is_address(text, match.start()):
                message = f"Écrivez « {better} »."
                yield Hit(block, match.start(group), match.end(group), message, better)


rule = Rule(
    __name__,
    title="Ligature oubliée",
    source="Imprimerie nationale, Lexique des règles typographiques, « Ligatures » ; Académie française",
    class_="à corriger",
    find=find,
    flags=("La mise en oeuvre commence.", "Au coeur de la ville, ses soeurs.", "Nos voeux à tous."),
    accepts=(
        "La mise en œuvre commence.",
        "Un coefficient, une moelle, des poètes.",
        "Joel coexiste.",
    ),
)
