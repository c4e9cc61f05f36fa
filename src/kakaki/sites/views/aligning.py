"""The Cabinet's screens that reach every ministry: bundles, and holds."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kakaki.accounts import facade as accounts
from kakaki.kernel.errors import KakakiError
from kakaki.sites import bundling, holding, planned, planning
from kakaki.sites.models import Bundle
from kakaki.sites.moments import typed_moment
from kakaki.ui.facade import desk_view


def _typed(request: HttpRequest) -> dict[str, str]:
    return {name: request.POST.get(name, "") for name in ("title", "day", "hour", "reason")}


@require_http_methods(["GET", "POST"])
@desk_view("texts.align")
def bundles(request: HttpRequest) -> HttpResponse:
    """List the bundles, and begin one."""
    person, typed, error = accounts.person_for(request), _typed(request), ""
    if request.method == "POST":
        try:
            at = typed_moment(typed["day"], typed["hour"])
            made = bundling.make_bundle(title=typed["title"], at=at, actor_id=person.id)
            return redirect("sites:bundle", bundle_id=made.pk)
        except KakakiError as refused:
            error = refused.advice()
    context = {
        "open": Bundle.objects.filter(state=Bundle.OPEN).order_by("at"),
        "over": Bundle.objects.exclude(state=Bundle.OPEN).order_by("-ended_at")[:20],
        "typed": typed,
        "error": error,
    }
    return render(request, "sites/desk/bundles.html", context, status=422 if error else 200)


@require_http_methods(["GET", "POST"])
@desk_view("texts.align")
def bundle(request: HttpRequest, bundle_id: int) -> HttpResponse:
    """Show what is ready in a bundle and what is missing; add, take out, move or cancel."""
    found = Bundle.objects.filter(pk=bundle_id).first()
    if found is None:
        raise Http404
    if request.method == "POST":
        try:
            _change(request, bundle_id)
        except KakakiError as error:
            messages.error(request, error.advice())
        return redirect("sites:bundle", bundle_id=bundle_id)
    is_open = found.state == Bundle.OPEN
    ended_at = found.ended_at if found.state == Bundle.PUBLISHED else None
    places = found.texts.filter(ended_at=ended_at).select_related("page", "ministry").order_by("pk")
    texts = [(place, bundling.missing_of(place) if is_open else "") for place in places]
    free = planning.free_texts() if is_open else []
    names = planning.ministries_by_page(free)
    context = {
        "bundle": found,
        "is_open": is_open,
        "is_out": found.state == Bundle.PUBLISHED,
        "texts": texts,
        "missing": sum(bool(missing) for _, missing in texts),
        "free": [(names[page.pk], page) for page in free],
    }
    return render(request, "sites/desk/bundle.html", context)


def _change(request: HttpRequest, bundle_id: int) -> None:
    actor_id, what = accounts.person_for(request).id, request.POST.get("then", "")
    page = request.POST.get("page", "")
    page_id = int(page) if page.isdecimal() and len(page) < 16 else 0
    if what == "add":
        bundling.add_text(bundle_id=bundle_id, page_id=page_id, actor_id=actor_id)
    elif what == "out":
        bundling.take_out(page_id=page_id, actor_id=actor_id, bundle_id=bundle_id)
    elif what == "move":
        at = typed_moment(request.POST.get("day", ""), request.POST.get("hour", ""))
        bundling.move_bundle(bundle_id=bundle_id, at=at, actor_id=actor_id)
    elif what == "cancel":
        bundling.cancel_bundle(bundle_id=bundle_id, actor_id=actor_id)


@require_http_methods(["GET", "POST"])
@desk_view("texts.hold")
def holds(request: HttpRequest) -> HttpResponse:
    """Suspend the publications of a ministry or of all; list what is suspended."""
    person, typed, error = accounts.person_for(request), _typed(request), ""
    slug = request.POST.get("ministry", "")
    if request.method == "POST":
        ministry = accounts.ministry_by_slug(slug) if slug != "tous" else None
        try:
            if ministry is None and slug != "tous":
                raise Http404
            holding.hold(
                ministry_id=ministry.id if ministry else None,
                reason=typed["reason"],
                actor_id=person.id,
            )
            messages.success(
                request, "Publications suspendues. Les personnes concernées le lisent."
            )
            return redirect("sites:holds")
        except KakakiError as refused:
            error = refused.advice()
    context = {
        "holds": planned.holds(),
        "ministries": accounts.ministries(),
        "ministry": slug,
        "typed": typed,
        "error": error,
    }
    return render(request, "sites/desk/holds.html", context, status=422 if error else 200)


@require_POST
@desk_view("texts.hold")
def lift(request: HttpRequest, hold_id: int) -> HttpResponse:
    """Lift a hold: what waited goes within seconds."""
    holding.lift_hold(hold_id=hold_id, actor_id=accounts.person_for(request).id)
    messages.success(request, "Suspension levée : ce qui attendait part maintenant.")
    return redirect("sites:holds")
