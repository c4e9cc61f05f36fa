"""A text hard as a whole is told at its end, and only then."""

from tests.writing.engine.rule_reader import excerpts, found

HARD = (
    "La consolidation institutionnelle des mécanismes de planification territoriale nécessite une "
    "mobilisation considérable des administrations, des organisations et des collectivités décentralisées. "
)


def test_the_finding_stands_at_the_end_and_gives_no_score():
    [finding] = found("hard_text", HARD * 6)
    assert finding.span.start == finding.span.end >= len((HARD * 6).rstrip())
    assert "mots par phrase" in finding.message or "mots longs" in finding.message


def test_easy_and_short_texts_are_kept():
    assert excerpts("hard_text", HARD) == []
    assert excerpts("hard_text", "Le puits est ouvert. L’eau est bonne. " * 20) == []
