"""The sources that a ministry listens to: what they are, how they go, read now or anew."""

from datetime import datetime, time

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_http_methods, require_POST

from kakaki.accounts import facade as accounts
from kakaki.kernel.errors import InvalidInputError, KakakiError
from kakaki.ui.facade import desk_view
from kakaki.watch import feeds, selectors
from kakaki.watch.source import sources


@require_http_methods(["GET", "POST"])
@desk_view("channels.manage")
def listing(request: HttpRequest) -> HttpResponse:
    """List the sources and their health, and add one."""
    person = accounts.person_for(request)
    kinds = [kind for kind in sources if kind.reading == "poll"]
    context = {
        "feeds": selectors.feeds_for(person),
        "kinds": kinds,
        "wants_secret": any(kind.secret for kind in kinds),
        "ministries": person.ministries_where("channels.manage"),
        "typed": request.POST,
    }
    if request.method == "GET":
        return render(request, "watch/feeds.html", context)
    try:
        slug = request.POST.get("ministry", "")
        ministry = accounts.ministry_to_act_for(person, "channels.manage", slug)
        feeds.add_feed(
            ministry_id=ministry.id,
            source=request.POST.get("source", "feed"),
            label=request.POST.get("label", ""),
            url=request.POST.get("url", ""),
            secret=request.POST.get("secret", ""),
            person=person,
        )
    except KakakiError as error:
        context["error"] = error.advice()
        return render(request, "watch/feeds.html", context, status=422)
    messages.success(request, "Source ajoutée : ses textes arrivent dans quelques minutes.")
    return redirect("watch:feeds")


@require_POST
@desk_view("channels.manage")
def listening(request: HttpRequest, feed_id: int) -> HttpResponse:
    """Stop listening to a source, or begin again."""
    feeds.set_listening(
        feed_id=feed_id,
        is_enabled=request.POST.get("listen") == "1",
        person=accounts.person_for(request),
    )
    return redirect("watch:feeds")


@require_POST
@desk_view("channels.manage")
def reading(request: HttpRequest, feed_id: int) -> HttpResponse:
    """Read a source now, or everything it says since a day."""
    person, given = accounts.person_for(request), request.POST.get("since", "")
    try:
        feeds.read_now(feed_id=feed_id, person=person, since=_day(given) if given else None)
    except InvalidInputError as error:
        messages.error(request, error.advice())
    else:
        messages.success(request, "Cette source est relue dans la minute. Rien n’arrive deux fois.")
    return redirect("watch:feeds")


def _day(given: str) -> datetime:
    try:
        day = parse_date(given)
    except ValueError:
        day = None
    if day is None:
        raise InvalidInputError(given, advice="Donnez une date : jour, mois, année.")
    return timezone.make_aware(datetime.combine(day, time.min))
