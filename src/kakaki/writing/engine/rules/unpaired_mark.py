"""A quote or a bracket that never closes leaves the reader inside it."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Block, Document
from kakaki.writing.engine.figures import is_address
from kakaki.writing.engine.rule import Hit, Rule

_LIST_MARK = re.compile(r"(?:^|[\s(])[\w°]{1,3}$|[:;]-?$")


def _alone(text: str, opening: str, closing: str) -> int | None:
    """Return where the first mark without its other half stands."""
    opened: list[int] = []
    for place, sign in enumerate(text):
        if sign == opening:
            opened.append(place)
        elif sign == closing:
            if opened:
                opened.pop()
            elif closing == "»" or not _LIST_MARK.search(text[max(0, place - 4) : place]):
                return place
    return opened[0] if opened else None


def _goes_on(blocks: list[Block], at: int, *, opened: bool) -> bool:
    """Tell whether a quotation runs over several paragraphs: its other half stands in another one."""
    others = blocks[at + 1 :] if opened else blocks[:at][::-1]
    for block in others:
        marks = [sign for sign in block.text if sign in "«»"]
        if marks:
            return marks[0] == "»" if opened else marks[-1] == "«"
    return False


def find(document: Document) -> Iterator[Hit]:
    """Find the first « » or ( ) without its other half in each block."""
    blocks = list(document.prose())
    for at, block in enumerate(blocks):
        text = block.text
        for opening, closing, name in (("«", "»", "guillemet"), ("(", ")", "parenthèse")):
            if text.count(opening) == text.count(closing):
                continue
            place = _alone(text, opening, closing)
            if place is None or is_address(text, place) or "](" in text:
                continue
            if opening == "«" and _goes_on(blocks, at, opened=text[place] == "«"):
                continue
            yield Hit(block, place, place + 1, f"Il manque l’autre {name}.")


rule = Rule(
    __name__,
    title="Guillemet ou parenthèse sans son pareil",
    source="Imprimerie nationale, Lexique des règles typographiques, « Guillemets », « Parenthèses »",
    class_="à vérifier",
    find=find,
    flags=("Elle dit : « Le puits est ouvert.", "Le puits (ouvert depuis mars."),
    accepts=(
        "Elle dit : « Le puits est ouvert. »",
        "a) le puits ; b) la pompe",
        "Merci :)",
        "« Le puits est ouvert.\n\nLa pompe marche », dit-elle.",
    ),
)
