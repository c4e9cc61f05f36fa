"""Three full stops are one sign, « … », and « etc. » already says that there is more."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import WRITTEN, is_address
from kakaki.writing.engine.rule import Hit, Rule

_ETC = re.compile(r"(?<![^\W\d_])(etc)\s?(?:…|\.{2,4})", re.IGNORECASE)
_DOTS = re.compile(r"(?<![.…/\\])(?:\.{3}|\. \. \.)(?![.…/\\]|[\w-]*>)")


def find(document: Document) -> Iterator[Hit]:
    """Find « ... » and « etc... »; rows of points that draw a line to fill in are left alone."""
    for block in document.blocks:
        text = block.text
        if block.kind not in WRITTEN or not (".." in text or "etc" in text or ". ." in text):
            continue
        for match in _ETC.finditer(text):
            better = f"{match[1]}."
            yield Hit(block, match.start(), match.end(), "« etc. » suffit.", better)
        for match in _DOTS.finditer(text):
            if text[max(0, match.start() - 4) : match.start()].strip().lower() == "etc":
                continue
            if not is_address(text, match.start()):
                yield Hit(block, match.start(), match.end(), "Utilisez le signe « … ».", "…")


rule = Rule(
    __name__,
    title="Points de suspension",
    source="Imprimerie nationale, Lexique des règles typographiques, « Points de suspension », « etc. »",
    class_="à corriger",
    find=find,
    flags=("Il attend...", "Des stylos, des cahiers, etc...", "Des cahiers, etc…"),
    accepts=("Il attend…", "Des cahiers, etc.", "Nom : ........................"),
)
