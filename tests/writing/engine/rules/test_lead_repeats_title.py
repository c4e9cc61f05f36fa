"""The lead says what the title does not."""

from tests.writing.engine.rule_reader import in_fields

TITLE = "Rougeole : le vaccin est gratuit dans 42 centres"


def test_a_lead_that_says_the_title_again_is_shown():
    lead = "Le vaccin de la rougeole est gratuit dans 42 centres."
    [finding] = in_fields("lead_repeats_title", title=TITLE, lead=lead)
    assert finding.field == "lead"


def test_a_lead_that_adds_something_is_kept():
    lead = "Les centres vaccinent les enfants de moins de cinq ans jusqu’au 30 mars."
    assert in_fields("lead_repeats_title", title=TITLE, lead=lead) == ()
    assert in_fields("lead_repeats_title", title=TITLE) == ()
