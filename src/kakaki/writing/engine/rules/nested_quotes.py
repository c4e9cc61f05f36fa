"""Quotes within quotes have their own marks, so that one hears where each voice ends."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.figures import WRITTEN
from kakaki.writing.engine.rule import Hit, Rule

_NESTED = re.compile(r"«[^«»\n]*(«[ \u00a0\u202f]?([^«»\n]{1,200}?)[ \u00a0\u202f]?»)[^«»\n]*»")


def find(document: Document) -> Iterator[Hit]:
    """Find « … » within « … »; the inner ones become “…”."""
    for block in document.blocks:
        if block.kind in WRITTEN and block.text.count("«") > 1:
            for match in _NESTED.finditer(block.text):
                message = "Dans des guillemets « », les guillemets intérieurs sont “ ”."
                yield Hit(block, match.start(1), match.end(1), message, f"“{match[2]}”")


rule = Rule(
    __name__,
    title="Guillemets dans des guillemets",
    source="OQLF, Banque de dépannage linguistique, « Guillemets : citation dans une citation »",
    class_="à vérifier",
    find=find,
    flags=("Elle dit : « Le chef a crié « debout » hier. »",),
    accepts=("Elle dit : « Le chef a crié “debout” hier. »", "« Oui », dit-il. « Non », dit-elle."),
)
