"""The feeds that a ministry listens to: what they are, and how they go."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kakaki.accounts import facade as accounts
from kakaki.kernel.errors import KakakiError
from kakaki.ui.facade import desk_view
from kakaki.watch import feeds, selectors


@require_http_methods(["GET", "POST"])
@desk_view("channels.manage")
def listing(request: HttpRequest) -> HttpResponse:
    """List the feeds and their health, and add one."""
    person = accounts.person_for(request)
    context = {
        "feeds": selectors.feeds_for(person),
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
            label=request.POST.get("label", ""),
            url=request.POST.get("url", ""),
            person=person,
        )
    except KakakiError as error:
        context["error"] = error.advice()
        return render(request, "watch/feeds.html", context, status=422)
    messages.success(request, "Flux ajouté : ses textes arrivent dans quelques minutes.")
    return redirect("watch:feeds")


@require_POST
@desk_view("channels.manage")
def listening(request: HttpRequest, feed_id: int) -> HttpResponse:
    """Stop listening to a feed, or begin again."""
    feeds.set_listening(
        feed_id=feed_id,
        is_enabled=request.POST.get("listen") == "1",
        person=accounts.person_for(request),
    )
    return redirect("watch:feeds")
