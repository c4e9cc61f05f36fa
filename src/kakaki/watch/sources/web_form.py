"""The public form « Signaler une rumeur »."""

from kakaki.kernel.errors import InvalidInputError
from kakaki.watch.engine.incoming import LONGEST, Incoming, cleaned
from kakaki.watch.source import Source


def parse(content: bytes) -> tuple[Incoming, ...]:
    """Return the one text of a form; raise InvalidInputError when it is empty or too long."""
    text = cleaned(content.decode("utf-8", "replace"))
    if len(text) < 5:
        raise InvalidInputError("short", advice="Écrivez ce que vous avez entendu ou lu.")
    if len(text) > LONGEST:
        over = len(text) - LONGEST
        raise InvalidInputError("long", advice=f"Ce texte est trop long : {over} signes de trop.")
    return (Incoming(text=text),)


source = Source(__name__, "Formulaire public", parse)
