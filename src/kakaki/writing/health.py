"""What the writing assistant says of itself to the operator."""

from kakaki.kernel.health import Sign
from kakaki.writing.grammar.process import is_installed


def signs() -> list[Sign]:
    """Say whether the grammar of texts is read; it is no fault when it is not."""
    state = "installée" if is_installed() else "absente, sans conséquence"
    return [Sign("grammar", "good", f"Grammaire : {state}")]
