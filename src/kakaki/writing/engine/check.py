"""Read a document with every rule and place what they find."""

from collections.abc import Iterable

from kakaki.kernel.spans import Span, line_of
from kakaki.writing.engine.blocks import Document
from kakaki.writing.engine.rule import Finding, Hit, Rule, hits_of, rules

ORDER = {"à corriger": 0, "à vérifier": 1, "à vous de juger": 2}
LONGEST_EXCERPT = 400  # characters


def _placed(rule: Rule, hit: Hit, document: Document) -> Finding:
    start = hit.block.source_offset(hit.start)
    end = hit.block.source_offset(hit.end - 1) + 1 if hit.end > hit.start else start
    source = document.sources.get(hit.block.field, "")
    return Finding(
        rule=rule.code,
        class_=rule.class_,
        field=hit.block.field,
        span=Span(start, max(start, end)),
        line=line_of(source, start),
        excerpt=hit.block.text[hit.start : hit.end][:LONGEST_EXCERPT],
        message=hit.message,
        # A fix replaces exactly the excerpt, so it is only offered where no markup stands inside.
        fix=hit.fix if end - start == hit.end - hit.start else None,
    )


def check(document: Document, *, only: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Return every finding in the order of the text; `only` limits to these rules."""
    wanted = set(only)
    fields = list(document.sources)
    found = {
        finding
        for rule in rules
        if not wanted or rule.code in wanted
        for finding in (_placed(rule, hit, document) for hit in hits_of(rule, document))
    }
    return tuple(
        sorted(
            found,
            key=lambda f: (
                fields.index(f.field) if f.field in fields else 99,
                f.span.start,
                ORDER[f.class_],
                f.rule,
            ),
        )
    )
