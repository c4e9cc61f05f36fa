"""Keep the words of a form that came after the session had ended, until its writer is back.

The editor keeps them on the device as well; this serves whoever has no script. The words wait in
the new session of the same browser, and are given back only to the person who wrote them.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import HttpRequest, HttpResponse

from kakaki.accounts import facade as accounts
from kakaki.sites.facts_panel import FACT

FIELDS = (
    "title", "lead", "body", "place", "published_on", "language", "signer", "role", "version",
    "token", "ignored",
)  # fmt: skip
MOST_FACTS = 40
LONGEST = 120_000  # characters in all; more was not typed by somebody.
SALT = "sites.kept_words"
View = Callable[..., HttpResponse]


def mark_of(person_id: int) -> str:
    """Return the signed number that the editor carries, so that we know whose words come back."""
    return signing.dumps(person_id, salt=SALT)


def keep_words(view: View) -> View:
    """Keep what somebody sends without being signed in, then lead them to the door."""

    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated:
            facts = [name for name in request.POST if name.startswith(FACT)][:MOST_FACTS]
            words = {name: request.POST.get(name, "") for name in (*FIELDS, *facts)}
            whole = sum(map(len, words.values())) <= LONGEST
            if whole and _writer_of(request.POST.get("writer", "")):
                request.session[_key(request)] = words | {"writer": request.POST["writer"]}
            return redirect_to_login(request.path)
        return view(request, *args, **kwargs)

    return kept


def given_back(request: HttpRequest) -> dict[str, str] | None:
    """Return the words kept for this person at this address, or None."""
    if request.method != "GET":
        return None
    words = request.session.get(_key(request))
    if words is None or _writer_of(words["writer"]) != accounts.person_for(request).id:
        return None
    return {name: text for name, text in words.items() if name != "writer"}


def forget(request: HttpRequest) -> None:
    """Forget the words kept for this address, once they are saved."""
    request.session.pop(_key(request), None)


def _key(request: HttpRequest) -> str:
    return f"kept_words:{request.path}"


def _writer_of(mark: str) -> int:
    try:
        return int(signing.loads(mark, salt=SALT))
    except signing.BadSignature:
        return 0
