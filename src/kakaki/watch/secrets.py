"""What the watch hides: the secrets of its sources and lines, and who asked."""

from django.conf import settings

from kakaki.kernel import encryption

PURPOSE = "kakaki-watch-1"
SENDERS = "kakaki-watch-senders-1"
CHANGED = "La clé de la machine a changé : redonnez le secret de cette source."


def hide(words: str) -> str:
    """Return the words in a form that only this machine's key opens; '' stays ''."""
    return encryption.hide(words, key=settings.SECRET_KEY, purpose=PURPOSE)


def show(hidden: str) -> str:
    """Return words hidden before; raise UnavailableError when the machine's key changed."""
    return encryption.show(hidden, key=settings.SECRET_KEY, purpose=PURPOSE, advice=CHANGED)


def mark_of(sender: str) -> str:
    """Return the mark of a sender: it tells two apart, and leads to nobody without the key."""
    return encryption.mark(sender, key=settings.SECRET_KEY, purpose=SENDERS)
