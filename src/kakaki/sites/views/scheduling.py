"""The desk's screens of a ministry for what is to happen: withdrawal, embargo, calendar."""

from datetime import datetime, time, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kakaki.accounts import facade as accounts
from kakaki.kernel import clock
from kakaki.kernel.errors import KakakiError
from kakaki.sites import bundling, holding, planned, scheduling, selectors, withdrawal
from kakaki.sites import planning as plans
from kakaki.sites.access import page_of
from kakaki.sites.contracts import WITHDRAWAL_REASONS
from kakaki.sites.engine.month import month_of
from kakaki.sites.models import ScheduledAct
from kakaki.sites.moments import typed_moment
from kakaki.ui.facade import desk_view


def _moment(request: HttpRequest) -> datetime:
    return typed_moment(request.POST.get("day", ""), request.POST.get("hour", ""))


@require_http_methods(["GET", "POST"])
@desk_view("texts.withdraw")
def withdraw(request: HttpRequest, page_id: int) -> HttpResponse:
    """Withdraw a text that is online, now or at a moment, with its reason."""
    page = page_of(accounts.person_for(request), page_id, "texts.withdraw")
    error = ""
    if request.method == "POST":
        try:
            said = _withdraw(request, page_id)
        except KakakiError as refused:
            error = refused.advice()
        else:
            messages.success(request, said)
            return redirect("sites:text", page_id=page_id)
    closes_on = getattr(selectors.official_page(page_id), "closes_on", None)
    after = closes_on + timedelta(days=1) if closes_on else None
    context = {
        "page": page,
        "reasons": WITHDRAWAL_REASONS.items(),
        "because": request.POST.get("because", "over" if after else ""),
        "replacements": withdrawal.replacements_of(page_id),
        "replaced_by": request.POST.get("replaced_by", ""),
        "reason": request.POST.get("reason", ""),
        "is_later": request.POST.get("when") == "later",
        "day": request.POST.get("day") or (after.isoformat() if after else ""),
        "hour": request.POST.get("hour") or f"{time():%H:%M}",
        "closes_on": closes_on,
        "error": error,
    }
    return render(request, "sites/desk/withdraw.html", context, status=422 if error else 200)


def _withdraw(request: HttpRequest, page_id: int) -> str:
    given = request.POST.get("replaced_by", "")
    why = {
        "page_id": page_id,
        "because": request.POST.get("because", ""),
        "reason": request.POST.get("reason", ""),
        "replaced_by_id": int(given) if given.isdecimal() and len(given) < 16 else None,
        "actor_id": accounts.person_for(request).id,
    }
    if request.POST.get("when") == "later":
        scheduling.schedule_withdrawal(at=_moment(request), **why)
        return "Retrait programmé. Vous pouvez le déplacer ou l’annuler jusque-là."
    withdrawal.withdraw_page(**why)
    return "Texte retiré. La page dit pourquoi, et depuis quand."


CANCELLABLE = {
    "publication": (ScheduledAct.PUBLISH, "texts.publish"),
    "retrait": (ScheduledAct.WITHDRAW, "texts.withdraw"),
}


@require_POST
@desk_view("texts.publish")
def cancel(request: HttpRequest, page_id: int) -> HttpResponse:
    """Cancel a publication or a withdrawal that waits for its moment."""
    person = accounts.person_for(request)
    named = request.POST.get("what", "publication")
    action, capability = CANCELLABLE.get(named, CANCELLABLE["publication"])
    page_of(person, page_id, capability)
    try:
        scheduling.cancel(page_id=page_id, action=action, actor_id=person.id)
        messages.success(request, "Annulé. Le texte reste comme il est.")
    except KakakiError as error:
        messages.error(request, error.advice())
    return redirect("sites:text", page_id=page_id)


@require_http_methods(["GET", "POST"])
@desk_view("texts.publish")
def embargo(request: HttpRequest, page_id: int) -> HttpResponse:
    """Set, move or lift the moment before which a text may not go out."""
    person = accounts.person_for(request)
    page = page_of(person, page_id, "texts.publish")
    error = ""
    if request.method == "POST":
        try:
            if request.POST.get("then") == "lift":
                holding.lift_embargo(page_id=page_id, actor_id=person.id)
                messages.success(request, "Embargo levé.")
            else:
                holding.set_embargo(page_id=page_id, until=_moment(request), actor_id=person.id)
                messages.success(request, "Embargo posé : ce texte ne partira pas avant.")
            return redirect("sites:text", page_id=page_id)
        except KakakiError as refused:
            error = refused.advice()
    found = planned.planned_of(page_id)
    context = {
        "page": page,
        "planned": found,
        "day": request.POST.get("day", ""),
        "hour": request.POST.get("hour", ""),
        "error": error,
    }
    return render(request, "sites/desk/embargo.html", context, status=422 if error else 200)


@require_POST
@desk_view("texts.publish")
def take_out(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take a text of the ministry out of the bundle it waits in."""
    person = accounts.person_for(request)
    page_of(person, page_id, "texts.publish")
    try:
        bundling.take_out(page_id=page_id, actor_id=person.id)
        messages.success(request, "Ce texte ne partira pas avec les autres. Il reste approuvé.")
    except KakakiError as error:
        messages.error(request, error.advice())
    return redirect("sites:text", page_id=page_id)


@require_GET
@desk_view("texts.write")
def planning(request: HttpRequest) -> HttpResponse:
    """Show a month and a list of what is to come."""
    person = accounts.person_for(request)
    today = timezone.localdate(clock.now())
    month = month_of(request.GET.get("mois", ""), today)
    lines = plans.lines_for(person)
    by_day: dict[object, list[object]] = {}
    for line in lines:
        by_day.setdefault(timezone.localdate(line.at), []).append(line)
    weeks = [[(day, by_day.get(day, [])) for day in week] for week in month.weeks]
    own = [ministry.id for ministry in person.ministries_where("texts.write")]
    context = {
        "month": month,
        "weeks": weeks,
        "lines": lines,
        "today": today,
        "to_read": plans.to_read(person),
        "stopped": planned.stopped_for(person.id, own),
        "holds": planned.held_in(own, everywhere=person.can_everywhere("texts.hold")),
        "sees_all": person.can_everywhere("texts.align"),
    }
    return render(request, "sites/desk/planning.html", context)
