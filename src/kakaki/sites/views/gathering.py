"""The desk's screens to gather texts: subjects of a text, subjects of a ministry, dossiers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kakaki.accounts import facade as accounts
from kakaki.kernel.errors import InvalidInputError, KakakiError
from kakaki.sites import selectors
from kakaki.sites.access import page_of
from kakaki.sites.gathering import dossiers, relating, showing, tagging
from kakaki.sites.models import Dossier, RelatedText
from kakaki.ui.facade import desk_view


def _number(request: HttpRequest, name: str) -> int:
    typed = request.POST.get(name, "")
    if not (typed.isascii() and typed.isdigit() and len(typed) < 19):
        raise InvalidInputError(name, advice="Choisissez dans la liste.")
    return int(typed)


def _texts_to_choose(ministry_id: int, but: set[int]) -> list[tuple[int, str]]:
    """Return the texts online of a ministry, the newest first, for a list to choose from."""
    own = showing.shown_texts().filter(selectors.own_pages([ministry_id])).exclude(pk__in=but)
    return list(own.order_by("-first_published_at", "-pk").values_list("pk", "title")[:300])


@require_http_methods(["GET", "POST"])
@desk_view("texts.write")
def subjects(request: HttpRequest, page_id: int) -> HttpResponse:
    """Give a text its subjects, and the texts to read after it."""
    person = accounts.person_for(request)
    page = page_of(person, page_id, "texts.write")
    if request.method == "POST":
        try:
            _change_text(request, page_id, person.id)
        except KakakiError as error:
            messages.error(request, error.advice())
        return redirect("sites:subjects", page_id=page_id)
    chosen = RelatedText.objects.filter(page_id=page_id).select_related("other")
    context = {
        "page": page,
        "tags": showing.tags_of(page_id),
        "known": tagging.tags_in(page.ministry_id),
        "related": chosen,
        "others": _texts_to_choose(page.ministry_id, {page_id}),
    }
    return render(request, "sites/desk/subjects.html", context)


def _change_text(request: HttpRequest, page_id: int, person_id: int) -> None:
    what = request.POST.get("what", "")
    if what == "tag":
        name = request.POST.get("name", "")
        tag = tagging.add_tag(page_id=page_id, name=name, actor_id=person_id)
        messages.success(request, f"Sujet « {tag.name} » donné.")
    elif what == "untag":
        tag_id = _number(request, "tag")
        tagging.take_tag(page_id=page_id, tag_id=tag_id, actor_id=person_id)
    elif what == "choose":
        relating.choose_related(page_id=page_id, other_id=_number(request, "other"))
    elif what == "leave":
        relating.leave_related(page_id=page_id, other_id=_number(request, "other"))


@require_http_methods(["GET", "POST"])
@desk_view("texts.publish")
def ministry_tags(request: HttpRequest) -> HttpResponse:
    """Rename and merge the subjects of a ministry."""
    person = accounts.person_for(request)
    slug = request.GET.get("ministere", "")
    ministry = accounts.ministry_to_act_for(person, "texts.publish", slug)
    if request.method == "POST":
        try:
            tag_id = _number(request, "tag")
            if request.POST.get("what") == "merge":
                tagging.merge_tag(
                    ministry_id=ministry.id,
                    tag_id=tag_id,
                    into_id=_number(request, "into"),
                    actor_id=person.id,
                )
            else:
                tagging.rename_tag(
                    ministry_id=ministry.id,
                    tag_id=tag_id,
                    name=request.POST.get("name", ""),
                    actor_id=person.id,
                )
            messages.success(request, "C’est fait.")
        except KakakiError as error:
            messages.error(request, error.advice())
        return redirect(request.get_full_path())
    context = {"ministry": ministry, "tags": tagging.tags_in(ministry.id)}
    return render(request, "sites/desk/tags.html", context)


@require_http_methods(["GET", "POST"])
@desk_view("texts.publish")
def dossier_list(request: HttpRequest) -> HttpResponse:
    """List the dossiers of the person's ministries, and begin another one."""
    person = accounts.person_for(request)
    own = person.ministries_where("texts.publish")
    if request.method == "POST":
        ministry = accounts.ministry_to_act_for(
            person, "texts.publish", request.POST.get("ministry", "")
        )
        try:
            made = dossiers.make_dossier(
                ministry_id=ministry.id,
                title=request.POST.get("title", ""),
                introduction=request.POST.get("introduction", ""),
                actor_id=person.id,
            )
        except KakakiError as error:
            messages.error(request, error.advice())
            return redirect("sites:dossier_list")
        return redirect("sites:dossier_desk", dossier_id=made.pk)
    found = Dossier.objects.filter(ministry_id__in=[m.id for m in own])
    context = {"dossiers": found.select_related("ministry"), "ministries": own}
    return render(request, "sites/desk/dossiers.html", context)


@require_http_methods(["GET", "POST"])
@desk_view("texts.publish")
def dossier(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """Change a dossier: its words, its texts and their order, whether it is online."""
    person = accounts.person_for(request)
    own = [m.id for m in person.ministries_where("texts.publish")]
    one = dossiers.dossier_of(own, dossier_id)
    if request.method == "POST":
        try:
            _change_dossier(request, one, person.id)
        except KakakiError as error:
            messages.error(request, error.advice())
        return redirect("sites:dossier_desk", dossier_id=dossier_id)
    lines = list(one.texts.select_related("page"))
    inside = {line.page_id for line in lines}
    shown = {page.pk for page in showing.texts_in(one)}
    profile = selectors.profile_of(one.ministry_id)
    context = {
        "dossier": one,
        "lines": [(line.page, line.page_id in shown) for line in lines],
        "others": _texts_to_choose(one.ministry_id, inside),
        "url": f"{profile.site.root_url}/dossiers/{one.slug}/",
    }
    return render(request, "sites/desk/dossier.html", context)


def _change_dossier(request: HttpRequest, one: Dossier, person_id: int) -> None:
    what = request.POST.get("what", "")
    if what == "words":
        title, introduction = request.POST.get("title", ""), request.POST.get("introduction", "")
        dossiers.change_dossier(
            dossier=one, title=title, introduction=introduction, actor_id=person_id
        )
        messages.success(request, "C’est noté.")
    elif what in {"show", "hide"}:
        dossiers.show_dossier(dossier=one, is_online=what == "show", actor_id=person_id)
        messages.success(
            request, "Le dossier est en ligne." if what == "show" else "Le dossier est hors ligne."
        )
    elif what == "put":
        dossiers.put_text(dossier=one, page_id=_number(request, "page"))
    elif what == "take":
        dossiers.take_text(dossier=one, page_id=_number(request, "page"))
    elif what == "raise":
        dossiers.raise_text(dossier=one, page_id=_number(request, "page"))
