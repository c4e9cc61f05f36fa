"""What other rooms may ask of the writing assistant."""

from kakaki.writing import reading, settling
from kakaki.writing.engine import check as checking
from kakaki.writing.engine.places import Place
from kakaki.writing.engine.rule import Rule
from kakaki.writing.engine.rule import rules as registry

check_fields = reading.check_fields
check_file = reading.check_file
apply_fix = reading.apply_fix
settled = settling.settled
CLASSES = tuple(checking.ORDER)
__all__ = [
    "CLASSES",
    "Place",
    "apply_fix",
    "check_fields",
    "check_file",
    "rules",
    "settled",
]


def rules() -> tuple[Rule, ...]:
    """Return every rule in the order of its name."""
    return tuple(registry)
