"""Keep one finding at a place: two rules that ask for the same gesture there only tire."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from kakaki.kernel.spans import Span
from kakaki.writing.engine.rule import ORDER, Class, Finding

# Each family asks for one gesture; the surest rule comes first, and the others give way to it.
FAMILIES: tuple[tuple[str, ...], ...] = (
    # Cut this sentence.
    ("long_sentence", "nested_clauses", "many_commas", "hidden_list", "double_conditional",
     "many_numbers"),
    ("shouting_capitals", "unexpanded_acronym"),  # Write these words in small letters.
    ("day_date_mismatch", "relative_date", "vague_time", "missing_year"),  # Give the date.
    ("title_shape", "card_title", "title_news_last"),  # Write this title again.
    ("long_message", "long_paragraph"),  # Write less.
)  # fmt: skip
_SURER = {code: codes[:rank] for codes in FAMILIES for rank, code in enumerate(codes)}


class _Places:
    """Where the findings of a rule stand in a field: places that touch are one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for span in sorted(spans, key=lambda one: one.start):
            if self.ends and span.start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], span.end)
            else:
                self.starts.append(span.start)
                self.ends.append(span.end)

    def meet(self, span: Span) -> bool:
        """Tell whether a span shares a character with one of these places."""
        at = bisect_left(self.starts, span.end) - 1
        return at >= 0 and self.ends[at] > span.start


def one_a_place(findings: Iterable[Finding]) -> set[Finding]:
    """Return findings without those that a surer one of their family repeats at their place.

    What is « à corriger » never gives way to another class, and families never hide each other.
    """
    kept = set(findings)
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    classes: dict[str, Class] = {}
    for finding in kept:
        if finding.rule in _SURER:
            spans[finding.field, finding.rule].append(finding.span)
            classes[finding.rule] = finding.class_
    places = {key: _Places(found) for key, found in spans.items()}
    return {
        finding
        for finding in kept
        if not any(
            (finding.field, surer) in places
            and ORDER[classes[surer]] <= ORDER[finding.class_]
            and places[finding.field, surer].meet(finding.span)
            for surer in _SURER.get(finding.rule, ())
        )
    }
