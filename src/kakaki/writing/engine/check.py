"""Read a document with every rule and place what they find."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import partial

from kakaki.kernel.spans import Span
from kakaki.writing.engine.blocks import Block, Document
from kakaki.writing.engine.language import in_french, whole_is_foreign
from kakaki.writing.engine.overlaps import one_a_place
from kakaki.writing.engine.readers.html_tokens import reference_end
from kakaki.writing.engine.rule import ORDER, Finding, Hit, Rule, hits_of, rules

LONGEST_EXCERPT = 400  # characters
STOP = "other_language"  # The rule that speaks alone when a text is not French.
_BREAK = re.compile("\n")
Hits = Callable[[Rule, Document], Iterable[Hit]]


class _Lines:
    """The number of the line of a place in a source, found without counting from its beginning."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.breaks: list[int] | None = None

    def at(self, offset: int) -> int:
        if self.breaks is None:
            self.breaks = [match.start() for match in _BREAK.finditer(self.source)]
        return bisect_right(self.breaks, offset - 1) + 1 if offset else 1


def _end(block: Block, hit: Hit, source: str) -> int:
    """Return where a hit ends in the source, a whole « &amp; » counted as it is written."""
    end = block.source_offset(hit.end - 1) + 1
    if block.places and source[end - 1 : end] == "&":
        return reference_end(source, end - 1, block.text[hit.end - 1])
    return end


def _placed(rule: Rule, hit: Hit, document: Document, lines: dict[str, _Lines]) -> Finding:
    block = hit.block
    source = document.sources.get(block.field)
    start = block.source_offset(hit.start)
    end = _end(block, hit, source or "") if hit.end > hit.start else start
    end = max(start, end)
    words = block.text[hit.start : hit.end]
    # A fix replaces exactly the excerpt, so it is only offered where no markup stands inside.
    is_exact = end - start == len(words) if source is None else source[start:end] == words
    line = lines.setdefault(block.field, _Lines(source or "")).at(start)
    return Finding(
        rule=rule.code,
        class_=rule.class_,
        field=block.field,
        span=Span(start, end),
        line=line,
        excerpt=words[:LONGEST_EXCERPT],
        message=hit.message,
        fix=hit.fix if is_exact and len(words) <= LONGEST_EXCERPT else None,
    )


def wanted_rules(only: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules of these codes, or all when none is named."""
    wanted = set(only)
    return tuple(rule for rule in rules if not wanted or rule.code in wanted)


def check(
    document: Document, *, only: Iterable[str] = (), hits: Hits = hits_of
) -> tuple[Finding, ...]:
    """Return every finding in the order of the text; `only` limits to these rules.

    A text that is not French is told to be so and nothing more; blocks in another language inside
    a French text are not read. Of rules that ask for the same gesture at a place, one speaks
    (`overlaps`). `hits` says how a rule is run: a `Checker` keeps what it found.
    """
    chosen = wanted_rules(only)
    read = in_french(document)
    if whole_is_foreign(document):
        chosen = tuple(rule for rule in chosen if rule.code == STOP)
        read = document
    lines: dict[str, _Lines] = {}
    found = one_a_place(
        _placed(rule, hit, document, lines) for rule in chosen for hit in hits(rule, read)
    )
    return tuple(sorted(found, key=partial(_rank, {f: n for n, f in enumerate(document.sources)})))


def _rank(fields: dict[str, int], finding: Finding) -> tuple[int, int, int, str]:
    field = fields.get(finding.field, len(fields))
    return field, finding.span.start, ORDER[finding.class_], finding.rule
