"""Keep the words of a form that came after the session had ended, until its writer is back.

The editor keeps them on the device as well; this serves whoever has no script. The words wait in
the new session of the same browser, and are given back only to the person who wrote them.
"""

import re
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
PIECE = "piece_"  # What the name of a piece of a translation begins with.
MOST_FACTS = 400  # facts and pieces: one a paragraph of a long text.
LONE_HALF = re.compile("[\ud800-\udfff]")
LONGEST = 120_000  # characters in all; more was not typed by somebody.
SALT = "sites.kept_words"
View = Callable[..., HttpResponse]


def whole(data: dict[str, Any]) -> dict[str, Any]:
    """Return words as they can be stored: a keyboard may cut a picture in two halves."""
    return {
        name: LONE_HALF.sub("\ufffd", value) if isinstance(value, str) else value
        for name, value in data.items()
    }


def mark_of(person_id: int) -> str:
    """Return the signed number that the editor carries, so that we know whose words come back."""
    return signing.dumps(person_id, salt=SALT)


def is_mark_of(mark: str, person_id: int) -> bool:
    """Tell whether a mark is the one of this person."""
    return _writer_of(mark) == person_id


def keep_words(view: View) -> View:
    """Keep what somebody sends without being signed in, then lead them to the door."""

    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated:
            facts = [name for name in request.POST if name.startswith((FACT, PIECE))][:MOST_FACTS]
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
