"""The pages of Django's own errors."""

from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse
from django.template import loader

from kakaki.ui.middleware import answer


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the request could not be read, or that it is too big."""
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent | TooManyFieldsSent):
        advice = "Cet envoi est trop gros. Coupez le texte, ou choisissez un fichier plus petit."
        return answer(request, 413, "Envoi trop gros", advice)
    return answer(
        request, 400, "Envoi illisible", "Revenez en arrière, vérifiez votre envoi et recommencez."
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that this person may not come here."""
    return answer(request, 403, "Accès refusé", "Demandez ce droit à votre responsable.")


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form is too old."""
    advice = "Ce formulaire est resté ouvert trop longtemps. Revenez en arrière et renvoyez-le."
    return answer(request, 403, "Formulaire périmé", advice)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is nothing here."""
    return answer(
        request, 404, "Page introuvable", "L’adresse est peut-être fausse, ou la page déplacée."
    )


def broken(request: HttpRequest) -> HttpResponse:
    """Say that we failed; nothing that can fail again is used but one plain template."""
    context = {
        "heading": "Une erreur est survenue",
        "advice": "La faute est de notre côté, et elle est notée. Réessayez dans un moment.",
    }
    return HttpResponse(loader.render_to_string("ui/error.html", context), status=500)
