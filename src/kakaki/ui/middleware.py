"""Turn every error a person may meet into a page, or an answer, that says what to do."""

import errno
import logging
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from kakaki.kernel.errors import (
    ConflictError,
    InvalidInputError,
    KakakiError,
    NotFoundError,
    RefusedError,
    UnavailableError,
)

logger = logging.getLogger("kakaki.ui")

STATUSES: tuple[tuple[type[KakakiError], int, str], ...] = (
    (RefusedError, 403, "Accès refusé"),
    (NotFoundError, 404, "Page introuvable"),
    (InvalidInputError, 400, "Envoi illisible"),
    (ConflictError, 409, "Deux versions se contredisent"),
    (UnavailableError, 503, "Pas disponible pour le moment"),
)
BUSY = "Le serveur est occupé. Votre texte est gardé sur cet appareil : réessayez dans une minute."
FULL = "Le serveur n’a plus de place. Votre texte est gardé sur cet appareil. Prévenez l’opérateur."
STUCK = (
    "Le serveur n’arrive plus à enregistrer. Votre texte est gardé sur cet appareil. "
    "Prévenez l’opérateur."
)
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# What SQLite says of a folder that became read-only, and of a disk that fails.
BAD_DISK = ("readonly", "disk I/O error", "unable to open database file")


def answer(request: HttpRequest, status: int, heading: str, advice: str) -> HttpResponse:
    """Return an error as a page, or as JSON when a script asks."""
    if "application/json" in request.headers.get("Accept", ""):
        response: HttpResponse = JsonResponse({"advice": advice}, status=status)
    else:
        context = {"heading": heading, "advice": advice}
        if request.path.startswith("/bureau/"):
            context |= {"back": "/bureau/", "back_label": "Revenir au bureau"}
        # A server in trouble asks nothing of the database to say so, hence no context processor.
        asked = request if status < 500 else None
        page = render_to_string("ui/error.html", context, request=asked)
        response = HttpResponse(page, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


class PlainErrors:
    """Answer KakakiError, a busy database and a full disk in plain French."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; Django brings the errors to `process_exception`."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page of an error we know, None for the others."""
        if isinstance(error, KakakiError):
            for kind, status, heading in STATUSES:
                if isinstance(error, kind):
                    return answer(request, status, heading, error.advice())
            return answer(request, 500, "Une erreur est survenue", error.advice())
        if isinstance(error, OperationalError) and "locked" in str(error):
            return answer(request, 503, "Serveur occupé", BUSY)
        full = isinstance(error, OperationalError) and "full" in str(error)
        if full or (isinstance(error, OSError) and error.errno in NO_ROOM):
            logger.error("the disk is full")
            return answer(request, 507, "Plus de place", FULL)
        refused = isinstance(error, OperationalError) and any(w in str(error) for w in BAD_DISK)
        if refused or (isinstance(error, OSError) and error.errno in {errno.EROFS, errno.EIO}):
            logger.error("the disk takes nothing any more: %s", error)
            return answer(request, 503, "Rien ne peut être enregistré", STUCK)
        return None
