"""« 33e » and « 1re » are the short forms of French; « 33ème » is a slip of the ear."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import is_address, places_of
from kakaki.writing.engine.rule import Hit, Rule

_ORDINAL = re.compile(
    r"(?<![\w.,/-])(?:(?P<number>\d{1,4}|[IVXLC]{1,6})(?P<th>[èeéi]{1,2}mes?|è(?![\w’'])|ième[s]?)"
    r"|1(?P<first>ères?|ére|ere|ières?|ier)|2(?P<second>nde?s?))(?!\w)"
)
_ROMAN = re.compile("[IVXLC][eéè]m|[IVXLC]i[eè]m|[IVXLC]è")


def _better(match: re.Match[str]) -> str:
    if match["first"]:
        plural = "s" if match["first"].endswith("s") else ""
        return "1er" if match["first"] == "ier" else f"1re{plural}"
    if match["second"]:
        return f"2{match['second'].replace('n', '')}"
    plural = "s" if match["th"].endswith("s") else ""
    return f"{match['number']}e{plural}"


def find(document: Document) -> Iterator[Hit]:
    """Find « 33ème », « 1ère », « XXIème » and « 2nd » in place of « 33e », « 1re », « XXIe », « 2d »."""
    for block in document.of_kind("title", "lead", "heading", "paragraph", "item", "quote", "cell"):
        text = block.text
        in_figures = (_ORDINAL.match(text, place) for place in places_of(text))
        in_letters = _ORDINAL.finditer(text) if _ROMAN.search(text) else ()
        found = {match.start(): match for match in (*in_figures, *in_letters) if match}
        for match in found.values():
            if not is_address(text, match.start()):
                better = _better(match)
                yield Hit(block, match.start(), match.end(), f"Écrivez « {better} ».", better)


rule = Rule(
    __name__,
    title="Abréviation d’un rang",
    source="Imprimerie nationale, Lexique des règles typographiques, « Adjectifs numéraux ordinaux »",
    class_="à corriger",
    find=find,
    flags=("La 33ème session s’ouvre.", "La 1ère école, au XXIème siècle.", "Le 2nd tour."),
    accepts=("La 33e session s’ouvre.", "La 1re école, au XXIe siècle.", "Le 1er mars."),
)
