"""The journal: who did what, and when, on a page and in a file for spreadsheets."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from kakaki.accounts import facade as accounts
from kakaki.audit import facade, registry, selectors
from kakaki.audit.engine import spreadsheet
from kakaki.audit.forms import JournalForm
from kakaki.audit.models import AuditEntry, Unchangeable

ON_A_PAGE = 50
HEAD = ("Date", "Heure", "Personne", "Action", "Objet", "Résumé", "Ministère")


def _found(request: HttpRequest) -> tuple[JournalForm, Unchangeable]:
    """Return the filter of a request and what it finds among what the person may read."""
    person = accounts.person_for(request)
    accounts.require(person, "audit.read")
    readable = selectors.entries_for(person)
    form = JournalForm(request.GET or None, people=selectors.people_in(readable))
    return form, selectors.narrowed(readable, form.asked())


@require_GET
@never_cache
@login_required
def journal(request: HttpRequest) -> HttpResponse:
    """Show the actions that the person may read, newest first."""
    form, entries = _found(request)
    query = request.GET.copy()
    query.pop("page", None)
    page = Paginator(entries, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": [(entry, _label(entry)) for entry in page],
        "query": query.urlencode(),
        "shows_ministry": accounts.person_for(request).can_everywhere("audit.read"),
        "is_filtered": any(query.values()),
    }
    return render(request, "audit/journal.html", context)


@require_GET
@never_cache
@login_required
def export(request: HttpRequest) -> HttpResponse:
    """Send what the filter finds as a file for spreadsheets; the export is itself kept."""
    _, entries = _found(request)
    person = accounts.person_for(request)
    facade.record(
        action="audit.exported",
        actor_id=person.id,
        ministry_id=accounts.only_ministry_of(person.id),
        summary=f"{entries.count()} lignes",
    )
    name = f"journal-{timezone.localdate():%Y-%m-%d}.csv"
    text = "".join(spreadsheet.lines(_rows(entries)))
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _label(entry: AuditEntry) -> str:
    known = registry.actions()
    return known[entry.action].label if entry.action in known else entry.action


def _rows(entries: Unchangeable) -> Iterator[tuple[str, ...]]:
    yield HEAD
    for entry in entries.iterator(chunk_size=500):
        at = timezone.localtime(entry.at)
        yield (
            f"{at:%Y-%m-%d}",
            f"{at:%H:%M:%S}",
            str(entry.actor) if entry.actor else "Kakaki",
            _label(entry),
            entry.target,
            entry.summary,
            entry.ministry.short_name if entry.ministry else "",
        )


journal.access = export.access = "audit.read"  # type: ignore[attr-defined]
