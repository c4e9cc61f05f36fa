"""On a slow line, people must know what they are about to download before it eats their credit."""

import re
from collections.abc import Iterator

from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Hit, Rule

_FILE = re.compile(
    r"\.(pdf|docx?|xlsx?|pptx?|odt|ods|odp|zip|csv|mp3|mp4|apk|rar)(?:[?#].*)?$", re.IGNORECASE
)
_SIZE = re.compile(
    r"\d[\d,.\u00a0\u202f ]*\s?(?:[kKmMgG][oO]|[kKmMgG]?octets?|pages?|[KMG]B)\b", re.IGNORECASE
)


def find(document: Document) -> Iterator[Hit]:
    """Find links to files that say neither their format nor their size."""
    prose = [block.text for block in document.prose()] if any(document.of_kind("link")) else []
    for block in document.of_kind("link"):
        match = _FILE.search(block.href)
        if match is None or not block.text.strip():
            continue
        kind = match[1].upper()
        around = next((text for text in prose if block.text in text), block.text)
        after = around[around.find(block.text) :][: len(block.text) + 40]
        if _SIZE.search(after) and kind.rstrip("X").lower() in after.lower():
            continue
        message = f"Dites le format et la taille du fichier : « … ({kind}, 300 ko) »."
        yield Hit(block, 0, len(block.text), message)


rule = Rule(
    __name__,
    title="Fichier sans format ni taille",
    source="PIDILA (DISIC), critère 512 ; RGAA 4.1, 13.3",
    class_="à corriger",
    find=find,
    flags=("Lisez le [rapport](https://a.example/rapport.pdf).",),
    accepts=(
        "Lisez le [rapport (PDF, 300 ko)](https://a.example/rapport.pdf).",
        "Lisez le [rapport](https://a.example/rapport.pdf) (PDF, 300 ko).",
        "Lisez la [page](https://a.example/rapport).",
    ),
)
