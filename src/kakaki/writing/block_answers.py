"""Say what was found in the blocks of Wagtail's form."""

import json
from datetime import date
from typing import Any

from kakaki.kernel.errors import InvalidInputError
from kakaki.writing.answers import shown
from kakaki.writing.engine.blocks import Block, Document, Kind
from kakaki.writing.engine.check import check
from kakaki.writing.engine.readers import content_state
from kakaki.writing.reading import LONGEST

MOST = 400  # blocks
_WORDS = {"text", "caption", "title", "label", "rows", "value", ""}  # what readers read
_NAMES = {"heading": "Intertitre", "paragraph": "Paragraphe", "image": "Photo", "quote": "Citation",
          "table": "Tableau", "document": "Document"}  # fmt: skip


def _blocks_of(row: dict[str, Any], field: str) -> tuple[list[Block], str]:
    """Return what is read of one block of the form, and the source of its words."""
    values = {name: str(value) for name, value in row["values"].items()}
    if row.get("type") == "paragraph":
        try:
            state = json.loads(values.get("", "") or "{}")
        except (ValueError, RecursionError):
            return [], ""
        blocks, source = content_state.read(state, field=field)
        return list(blocks), source
    if row.get("type") == "image":
        words = values.get("alternative", "")
        return [Block("image", words, 0, field)], words
    kind: Kind = {"heading": "heading", "quote": "quote"}.get(str(row.get("type")), "item")  # type: ignore[assignment]
    found: list[Block] = []
    source = ""
    for name, words in values.items():
        if name.rpartition("-")[2] in _WORDS and words.strip():
            found.append(Block(kind, words, len(source), field, level=2))
            source += f"{words}\n"
    return found, source


def advice_on_blocks(data: Any) -> dict[str, Any]:
    """Answer Wagtail's form: {title, lead, published_on, "blocks": [{id, type, values}…]}.

    Each finding says in words where it stands. Raises InvalidInputError on another shape.
    """
    try:
        sources = {name: str(data.get(name) or "") for name in ("title", "lead")}
        blocks = [
            Block(name, words, 0, name)  # type: ignore[arg-type]
            for name, words in sources.items()
            if words.strip()
        ]
        where = {"title": "Titre", "lead": "Chapô"}
        given = data.get("published_on")
        day = date.fromisoformat(given) if given else None
        for number, row in enumerate(data["blocks"][:MOST], start=1):
            field = str(row["id"])
            found, sources[field] = _blocks_of(row, field)
            where[field] = f"Bloc {number}, {_NAMES.get(str(row.get('type')), 'autre')}"
            blocks += found
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidInputError(str(error)) from error
    if sum(map(len, sources.values())) > LONGEST:
        raise InvalidInputError("long", advice="Ce texte est trop long pour être relu d’un coup.")
    document = Document(tuple(blocks), "page", day, sources)
    return {
        "findings": [{**shown(one, sources), "where": where[one.field]} for one in check(document)]
    }
