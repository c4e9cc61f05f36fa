"""What other rooms may ask of the writing assistant."""

from kakaki.writing import reading, settling
from kakaki.writing.checking.mending import mended_text
from kakaki.writing.engine import check as checking
from kakaki.writing.engine.gazetteers import gazetteer
from kakaki.writing.engine.places import Place
from kakaki.writing.engine.rule import Rule
from kakaki.writing.engine.rule import rules as registry
from kakaki.writing.engine.vocabulary import Vocabulary

check_fields = reading.check_fields
check_file = reading.check_file
check_text = reading.check_text
apply_fix = reading.apply_fix
settled = settling.settled
CLASSES = tuple(checking.ORDER)
__all__ = [
    "CLASSES", "Place", "Rule", "Vocabulary", "apply_fix", "check_fields", "check_file",
    "check_text", "gazetteer", "mended_text", "rules", "settled",
]  # fmt: skip


def rules() -> tuple[Rule, ...]:
    """Return every rule in the order of its name."""
    return tuple(registry)
