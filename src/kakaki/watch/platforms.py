"""Read what platforms say: the object of a body, and what a status means for a message."""

import json
from typing import Any

from kakaki.fetching.facade import UnsureError
from kakaki.kernel.errors import InvalidInputError, RefusedError, UnavailableError


def read_json(body: bytes) -> dict[str, Any]:
    """Return the object that a body holds; raise InvalidInputError for anything else."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise InvalidInputError(str(error), advice="Un appel illisible a été refusé.") from error
    if not isinstance(found, dict):
        raise InvalidInputError("no object", advice="Un appel illisible a été refusé.")
    return found


def check_status(status: int) -> None:
    """Raise what a status of the platform means for the message."""
    if status == 429:
        raise UnavailableError("429", advice="La plateforme demande d’attendre.")
    if 400 <= status < 500:
        raise RefusedError(str(status), advice=f"La plateforme refuse cet envoi ({status}).")
    if not 200 <= status < 300:
        # An error of the server after the message came may hide a message that was taken.
        raise UnsureError(str(status))
