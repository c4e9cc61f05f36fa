"""The lists of a document: items that follow each other, links and pictures within them aside."""

from collections.abc import Iterator

from kakaki.writing.engine.blocks import Block, Document


def lists_of(document: Document) -> Iterator[tuple[Block, ...]]:
    """Return each run of items; a heading, a paragraph or another field ends it."""
    run: list[Block] = []
    for block in document.blocks:
        if block.kind in {"link", "image"}:
            continue
        if run and (block.kind != "item" or block.field != run[-1].field):
            yield tuple(run)
            run = []
        if block.kind == "item":
            run.append(block)
    if run:
        yield tuple(run)
