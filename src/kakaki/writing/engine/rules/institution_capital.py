"""Only the first noun of an institution takes a capital: « Assemblée nationale », « Premier ministre »."""

import re
from collections.abc import Iterator
from functools import cache

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import WRITTEN
from kakaki.writing.engine.lexicons import entries
from kakaki.writing.engine.phrases import words_in
from kakaki.writing.engine.rule import Hit, Rule


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    better = {entry[0]: entry[1] for entry in entries("capitals")}
    names = "|".join(re.escape(name).replace("’", "[’']") for name in better)
    seconds = frozenset(re.findall(r"[^\W_]+", name.lower())[-1] for name in better)
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w-])"), better, seconds


def find(document: Document) -> Iterator[Hit]:
    """Find a capital on the second word of institutions and functions of the list."""
    pattern, better, seconds = _pattern()
    for block in document.blocks:
        text = block.text
        if block.kind not in WRITTEN or seconds.isdisjoint(words_in(text)):
            continue
        for match in pattern.finditer(text):
            mended = better[match.group().replace("'", "’")]
            if match.start() == 0 or text[: match.start()].rstrip()[-1:] in ".!?:":
                mended = mended[0].upper() + mended[1:]
            yield Hit(block, match.start(), match.end(), f"Écrivez « {mended} ».", mended)


rule = Rule(
    __name__,
    title="Capitale de trop dans un nom d’institution",
    source="Imprimerie nationale, Lexique des règles typographiques, « Organismes d’État », « Titres et fonctions »",
    class_="à vérifier",
    find=find,
    flags=("Le Premier Ministre parle à l’Assemblée Nationale.",),
    accepts=("Le Premier ministre parle à l’Assemblée nationale.", "L’Union Africaine se réunit."),
)
