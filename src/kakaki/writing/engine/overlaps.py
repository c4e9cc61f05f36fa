"""Keep one finding at a place: two rules that ask for the same gesture there only tire."""

from collections.abc import Iterable

from kakaki.writing.engine.rule import ORDER, Finding

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
_RANKS = {
    code: (family, rank) for family, codes in enumerate(FAMILIES) for rank, code in enumerate(codes)
}


def _hides(surer: Finding, other: Finding) -> bool:
    """Tell whether a finding says what another of its family says at the same place."""
    return (
        surer.field == other.field
        and _RANKS[surer.rule][1] < _RANKS[other.rule][1]
        and ORDER[surer.class_] <= ORDER[other.class_]
        and surer.span.start < other.span.end
        and other.span.start < surer.span.end
    )


def one_a_place(findings: Iterable[Finding]) -> set[Finding]:
    """Return findings without those that a surer one of their family repeats at their place.

    What is « à corriger » never gives way to another class, and families never hide each other.
    """
    kept = set(findings)
    families: dict[int, list[Finding]] = {}
    for finding in kept:
        if finding.rule in _RANKS:
            families.setdefault(_RANKS[finding.rule][0], []).append(finding)
    for family in families.values():
        for other in family:
            if any(_hides(surer, other) for surer in family):
                kept.discard(other)
    return kept
