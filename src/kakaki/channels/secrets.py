"""Keep the secrets of accounts so that a copy of the database alone does not give them away."""

from django.conf import settings

from kakaki.kernel import encryption

PURPOSE = "kakaki-channels-1"


def hide(secret: str) -> str:
    """Return the secret in a form that only this machine's key opens; '' stays ''."""
    return encryption.hide(secret, key=settings.SECRET_KEY, purpose=PURPOSE)


def show(hidden: str) -> str:
    """Return a secret hidden before; raise UnavailableError when the machine's key changed."""
    advice = "La clé de la machine a changé : redonnez le jeton de ce compte."
    return encryption.show(hidden, key=settings.SECRET_KEY, purpose=PURPOSE, advice=advice)
