"""The door of every screen of the desk: who may come in is written beside the screen."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, JsonResponse

from kakaki.accounts import facade as accounts
from kakaki.ui import selectors

# What the worker of the desk reads: whose screen this is, and whether the device may keep it.
PERSON, KEEP = "X-Kakaki-Person", "X-Kakaki-Keep"
View = Callable[..., HttpResponse]


def desk_view(capability: str = "", *, keep: bool = False) -> Callable[[View], View]:
    """Let in whoever is signed in and holds the capability somewhere; the view checks where.

    Somebody not signed in is led to the door, or told 401 when a script asks. With `keep`, the
    device of the person keeps the screen as it was last seen, and shows it without a line.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                if "application/json" in request.headers.get("Accept", ""):
                    advice = (
                        "Votre session est finie. Reconnectez-vous : votre texte est gardé ici."
                    )
                    return JsonResponse({"advice": advice}, status=401)
                return redirect_to_login(request.get_full_path())
            if capability:
                accounts.require(accounts.person_for(request), capability)
            # What happens while the screen is being made is then heard by it, and not missed.
            request.live_since = selectors.last_event_id()  # type: ignore[attr-defined]
            request.kept_on_device = keep  # type: ignore[attr-defined]
            response = view(request, *args, **kwargs)
            response.headers[PERSON] = str(request.user.pk)
            # What is told once is not kept, or it would be told again at every opening.
            may_keep = keep and request.method == "GET" and response.status_code == 200
            if may_keep and not list(get_messages(request)):
                response.headers[KEEP] = "1"
            response.headers.setdefault("Cache-Control", "private, no-store")
            return response

        guarded.access = capability or "signed in"  # type: ignore[attr-defined]
        return guarded

    return wrap
