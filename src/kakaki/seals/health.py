"""What the seals say of themselves to the operator."""

from kakaki.kernel.errors import UnavailableError
from kakaki.kernel.health import Sign
from kakaki.seals import keys
from kakaki.seals.facade import log_faults
from kakaki.seals.models import IssuerKey


def signs() -> list[Sign]:
    """Say whether the public log holds together, and whether the ministries can seal."""
    return [_log(), _keys()]


def _log() -> Sign:
    faults = log_faults()
    if not faults:
        return Sign("log", "good", "Journal public entier")
    advice = "Le journal a été modifié : ne publiez rien et comparez avec une sauvegarde."
    return Sign("log", "failure", f"Journal public rompu : {faults[0]}", advice)


def _keys() -> Sign:
    closed = []
    for key in IssuerKey.objects.filter(revoked_at=None).select_related("ministry"):
        try:
            keys.private_half(key)
        except UnavailableError:
            closed.append(key.ministry.name)
    if not closed:
        return Sign("keys", "good", "Clés des ministères utilisables")
    advice = "Remettez le dossier « keys » et le fichier « secret.key » de la même sauvegarde."
    return Sign("keys", "failure", f"Clé qui ne s’ouvre pas : {', '.join(closed)}", advice)
