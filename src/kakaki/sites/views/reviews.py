"""The desk's screens of pages after their publication: what is to be read again, and by whom."""

from collections import Counter
from datetime import date

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import MinistryRef, Person
from kakaki.audit import facade as audit
from kakaki.kernel.errors import KakakiError
from kakaki.sites import visits
from kakaki.sites.lifecycle import report, reviewing
from kakaki.sites.lifecycle.pages import OnlinePage, online_page
from kakaki.sites.models import PageLink, Review
from kakaki.ui.facade import desk_view

LIST_LENGTH = 30


class ReviewForm(forms.Form):
    """By when a page is read again, and by whom."""

    due_on = forms.DateField(
        label="À revoir avant le",
        required=False,
        help_text="Vide : jamais.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    keeper = forms.TypedChoiceField(
        label="Par qui",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Cette personne reçoit les rappels.",
    )

    def __init__(self, ministry_id: int, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own parameters.
        writers = accounts.user_ids_who_can("texts.write", ministry_id)
        named = sorted((accounts.name_of(one), one) for one in writers)
        self.fields["keeper"].choices = [  # type: ignore[attr-defined]
            ("", "Le responsable de la communication"),
            *((one, name) for name, one in named),
        ]


def _asked(request: HttpRequest) -> tuple[Person, list[MinistryRef], list[MinistryRef], str]:
    """Return who asks, the ministries they may see, those they chose, and the sort of fault."""
    person = accounts.person_for(request)
    seen = list(person.ministries_where("texts.write"))
    if person.can_everywhere("texts.align"):
        seen = list(accounts.ministries())
    slug, sort = request.GET.get("ministere", ""), request.GET.get("quoi", "")
    chosen = [one for one in seen if one.slug == slug] or seen
    return person, seen, chosen, sort if sort in report.SORTS else ""


@require_GET
@desk_view("texts.write")
def due(request: HttpRequest) -> HttpResponse:
    """List the pages with something wrong: late, broken, over, unread, incomplete."""
    person, seen, chosen, sort = _asked(request)
    every = report.report_of(person.id, [m.id for m in chosen])
    counts = Counter(sort for line in every for sort in {one.sort for one in line.faults})
    lines = [one for one in every if not sort or any(f.sort == sort for f in one.faults)]
    own = {m.id for m in person.ministries_where("texts.write")}
    found = Paginator(lines, LIST_LENGTH).get_page(request.GET.get("page"))
    context = {
        "found": found,
        "own": own,
        "total": len(every),
        "sort": sort,
        "sorts": [(code, label, counts[code]) for code, label in report.SORTS.items()],
        "ministries": seen,
        "ministry_slug": chosen[0].slug if len(chosen) == 1 else "",
    }
    return render(request, "sites/desk/reviews.html", context)


@require_GET
@desk_view("texts.write")
def export(request: HttpRequest) -> HttpResponse:
    """Send the same list as a file for spreadsheets."""
    person, _, chosen, sort = _asked(request)
    lines = report.report_of(person.id, [m.id for m in chosen], sort)
    text = "".join(audit.spreadsheet_lines(report.rows_of(lines)))
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    name = f"pages-a-revoir-{visits.today():%Y-%m-%d}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _form(review: Review | None, ministry_id: int, request: HttpRequest) -> ReviewForm:
    initial = {"due_on": review.due_on, "keeper": review.keeper_id} if review else {}
    return ReviewForm(ministry_id, request.POST or None, initial=initial)


@require_http_methods(["GET", "POST"])
@desk_view("texts.write")
def page_life(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show one page after its publication, or change when it is read again and by whom."""
    person = accounts.person_for(request)
    page = online_page(person, page_id, "texts.write")
    reviewing.follow_if_new(page_id=page_id)
    review = Review.objects.filter(page_id=page_id).first()
    form = _form(review, page.ministry_id, request)
    if request.method == "POST" and form.is_valid() and _set(form, page, person.id):
        messages.success(request, "C’est noté.")
        return redirect("sites:page_life", page_id=page_id)
    context = {
        "page": page,
        "review": review,
        "form": form,
        "is_late": review is not None and _is_late(review.due_on),
        "may_take_back": review is not None
        and review.checked_on == visits.today()
        and review.former_due_on is not None,
        "links": PageLink.objects.filter(page_id=page_id).exclude(state=PageLink.OK),
        "link_count": PageLink.objects.filter(page_id=page_id).count(),
        "checked_by": accounts.name_of(review.checked_by_id) if review else "",
    }
    return render(
        request, "sites/desk/page_life.html", context, status=422 if form.is_bound else 200
    )


def _is_late(due_on: date | None) -> bool:
    return due_on is not None and due_on <= visits.today()


def _set(form: ReviewForm, page: OnlinePage, person_id: int) -> bool:
    given = form.cleaned_data
    try:
        reviewing.set_review(
            page_id=page.id,
            due_on=given["due_on"],
            keeper_id=given["keeper"],
            actor_id=person_id,
        )
    except KakakiError as error:
        form.add_error(None, error.advice())
        return False
    return True


@require_POST
@desk_view("texts.write")
def confirm(request: HttpRequest, page_id: int) -> HttpResponse:
    """Note that a page is still true."""
    person = accounts.person_for(request)
    page = online_page(person, page_id, "texts.write")
    next_day = reviewing.confirm(page_id=page_id, actor_id=person.id)
    again = f" À revoir avant le {next_day:%d/%m/%Y}." if next_day else ""
    messages.success(request, f"« {page.title} » est toujours juste : c’est noté.{again}")
    if request.POST.get("then") == "list":
        return redirect("sites:reviews")
    return redirect("sites:page_life", page_id=page_id)


@require_POST
@desk_view("texts.write")
def take_back(request: HttpRequest, page_id: int) -> HttpResponse:
    """Undo a reading noted today by mistake."""
    person = accounts.person_for(request)
    online_page(person, page_id, "texts.write")
    try:
        reviewing.take_back(page_id=page_id, actor_id=person.id)
    except KakakiError as error:
        messages.error(request, error.advice())
    else:
        messages.success(request, "C’est annulé : la page est de nouveau à revoir.")
    return redirect("sites:page_life", page_id=page_id)
