"""The operator's screens: backups, their trials, and how the house goes."""

import asyncio
from collections.abc import AsyncIterator, Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kakaki.accounts import facade as accounts
from kakaki.audit import facade as audit
from kakaki.kernel.errors import KakakiError, NotFoundError
from kakaki.safekeeping import making, selectors, trial, work
from kakaki.safekeeping.examination import examine
from kakaki.safekeeping.forms import RestoreForm
from kakaki.safekeeping.models import DONE, Backup
from kakaki.safekeeping.wording import shown_jobs, shown_signs
from kakaki.ui.facade import desk_view

SOON = "Demandé : cela commence dans quelques secondes, et tourne sans vous."


def _is_part(request: HttpRequest) -> bool:
    return bool(request.headers.get("X-Requested-With"))


@require_GET
@desk_view("system.watch")
def health(request: HttpRequest) -> HttpResponse:
    """Show what goes and what does not, and the work that comes back."""
    jobs, signs = shown_jobs(), shown_signs(examine())
    context = {
        "wrong": [one for one in signs if one.tone != "good"],
        "good": [one for one in signs if one.tone == "good"],
        "jobs": jobs,
        "is_asleep": bool(jobs) and all(job.is_late for job in jobs),
    }
    return render(request, "safekeeping/health.html", context)


@require_GET
@desk_view("system.operate")
def backups(request: HttpRequest) -> HttpResponse:
    """Show the backups that are kept, and what is being done now."""
    try:
        label, advice = making.own_place().label, ""
    except KakakiError as error:
        label, advice = "", error.advice()
    context = {
        "place": label,
        "advice": advice,
        "backups": selectors.shown_backups(),
        "making": selectors.open_backup_row(),
        "trying": selectors.open_trial_row(),
    }
    template = "safekeeping/rows.html" if _is_part(request) else "safekeeping/backups.html"
    return render(request, template, context)


@require_POST
@desk_view("system.operate")
def back_up_now(request: HttpRequest) -> HttpResponse:
    """Ask for a backup; pressed twice, there is one."""
    making.ask_backup(actor_id=accounts.person_for(request).id)
    messages.success(request, SOON)
    return redirect("safekeeping:backups")


def _kept(backup_id: int) -> Backup:
    found = Backup.objects.filter(pk=backup_id, state=DONE, removed_at=None).first()
    if found is None:
        raise NotFoundError(f"backup {backup_id}", advice="Cette sauvegarde n’est plus gardée.")
    return found


@require_POST
@desk_view("system.operate")
def try_now(request: HttpRequest, backup_id: int) -> HttpResponse:
    """Ask that a backup be tried."""
    name = _kept(backup_id).name
    asked = trial.ask_trial(name=name, actor_id=accounts.person_for(request).id)
    if asked.name == name:
        messages.success(request, SOON)
    else:
        messages.warning(request, "Un autre essai est en cours : redemandez après sa fin.")
    return redirect("safekeeping:backups")


@require_GET
@desk_view("system.operate")
@accounts.fresh_sign_in_required
def download(request: HttpRequest, backup_id: int) -> HttpResponseBase:
    """Send a backup, encrypted as it is, to whoever has just proved who they are."""
    backup = _kept(backup_id)
    chunks = making.own_place().chunks(backup.name)
    first = next(chunks, b"")  # A place that does not answer is told before anything is sent.
    audit.record(
        action="safekeeping.downloaded",
        actor_id=accounts.person_for(request).id,
        ministry_id=work.cabinet_id(),
        target=backup.name,
        summary=backup.name,
    )
    response = StreamingHttpResponse(_flow(first, chunks), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{backup.name}"'
    response.headers["Content-Length"] = str(backup.size)
    return response


async def _flow(first: bytes, chunks: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Yield what a place gives, piece by piece: a plain iterator would be read whole first."""
    try:
        chunk = first
        while chunk:
            yield chunk
            chunk = await asyncio.to_thread(next, chunks, b"")
    finally:
        await asyncio.to_thread(chunks.close)  # type: ignore[attr-defined]  # It is a generator.


@require_http_methods(["GET", "POST"])
@desk_view("system.operate")
@accounts.fresh_sign_in_required
def prepare(request: HttpRequest, backup_id: int) -> HttpResponse:
    """Prepare a restore: try the backup, then give the one command that puts it in place."""
    backup = _kept(backup_id)
    form = RestoreForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        trial.ask_trial(name=backup.name, actor_id=accounts.person_for(request).id)
        messages.success(request, SOON)
        return redirect("safekeeping:prepare", backup_id=backup.pk)
    context = {
        "backup": backup,
        "form": form,
        "trial": selectors.last_trial_of(backup.name),
        "trying": selectors.open_trial_row(),
        "command": f"kakaki restore {backup.name} --replace",
    }
    template = "safekeeping/prepared.html" if _is_part(request) else "safekeeping/prepare.html"
    return render(request, template, context)
