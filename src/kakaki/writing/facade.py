"""What other rooms may ask of the writing assistant."""

from collections.abc import Iterable

from kakaki.writing import reading, settling
from kakaki.writing.checking.mending import mended_text
from kakaki.writing.engine import check as checking
from kakaki.writing.engine import typography
from kakaki.writing.engine.gazetteers import gazetteer
from kakaki.writing.engine.places import Place
from kakaki.writing.engine.rule import Rule
from kakaki.writing.engine.rule import rules as registry
from kakaki.writing.engine.vocabulary import Vocabulary

__all__ = [
    "CLASSES", "Place", "Rule", "Vocabulary", "apply_fix", "check_fields", "check_file",
    "check_text", "gazetteer", "mend", "mended_text", "rules", "settled", "vocabulary_of",
]  # fmt: skip

check_fields = reading.check_fields
check_file = reading.check_file
check_text = reading.check_text
apply_fix = reading.apply_fix
settled = settling.settled
mend = typography.mend
CLASSES = tuple(checking.ORDER)


def rules() -> tuple[Rule, ...]:
    """Return every rule in the order of its name."""
    return tuple(registry)


def vocabulary_of(ministry_ids: Iterable[int]) -> Vocabulary:
    """Return what the readers of these ministries know: their words and those of the country."""
    # The rest of this facade serves programs that have neither Django nor a database.
    from kakaki.writing import selectors

    return selectors.vocabulary_of(ministry_ids)
