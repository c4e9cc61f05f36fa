"""What the seals say of themselves to the operator."""

from kakaki.kernel.health import Sign
from kakaki.seals.facade import log_faults


def signs() -> list[Sign]:
    """Say whether the public log holds together."""
    faults = log_faults()
    if faults:
        advice = "Le journal a été modifié : ne publiez rien et comparez avec une sauvegarde."
        return [Sign("log", "failure", f"Journal public rompu : {faults[0]}", advice)]
    return [Sign("log", "good", "Journal public entier")]
