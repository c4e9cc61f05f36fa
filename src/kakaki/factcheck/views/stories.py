"""The desk's screens for what people report."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import MinistryRef, Person
from kakaki.factcheck import opening
from kakaki.factcheck.engine.triage import HARMS
from kakaki.factcheck.wording import language_name
from kakaki.kernel.errors import ConflictError, KakakiError, NotFoundError
from kakaki.ui.facade import desk_view
from kakaki.watch import facade as watch
from kakaki.watch.contracts import StoryRef

STATES = {"new": "Nouveaux", "taken": "Rattachés", "aside": "Mis de côté"}


@require_GET
@desk_view("rumours.read")
def queue(request: HttpRequest) -> HttpResponse:
    """Show what people report, grouped, with what is known of it."""
    person = accounts.person_for(request)
    state = request.GET.get("etat", "new")
    state = state if state in STATES else "new"
    names = {m.id: m.short_name for m in accounts.ministries()}
    context = {
        "stories": [
            {
                "story": s,
                "language": language_name(s.language),
                "ministry": names.get(s.ministry_id),
            }
            for s in watch.stories_for(person, state=state)
        ],
        "state": state,
        "tabs": [
            {"label": label, "url": f"?etat={code}", "is_here": code == state}
            for code, label in STATES.items()
        ],
        "many": len(person.ministries) > 1 or person.can("rumours.clear"),
        "may_manage": bool(person.ministries_where("channels.manage")),
        "may_handle": bool(person.ministries_where("rumours.handle")),
    }
    is_part = bool(request.headers.get("X-Requested-With"))
    template = "factcheck/stories.html" if is_part else "factcheck/queue.html"
    return render(request, template, context)


def _openable(person: Person, story: StoryRef) -> list[MinistryRef]:
    """Return the ministries for which this person may open a claim from a story."""
    own = person.ministries_where("rumours.handle")
    return [m for m in own if story.ministry_id in (None, m.id)]


@require_http_methods(["GET", "POST"])
@desk_view("rumours.handle")
def story(request: HttpRequest, story_id: int) -> HttpResponse:
    """Decide of one story: a known answer, a new claim, or nothing to verify."""
    person = accounts.person_for(request)
    found = watch.story_for(person, story_id)
    status = 200
    if request.method == "POST":
        try:
            return _decide(request, person, found)
        except NotFoundError:
            raise
        except KakakiError as error:
            messages.error(request, error.advice())
            status = 409 if isinstance(error, ConflictError) else 422
            found = watch.story_for(person, story_id)
    kind, _, key = found.target.partition(":")
    context = {
        "story": found,
        "language": language_name(found.language),
        "harms": HARMS.items(),
        "openable": _openable(person, found),
        "everybody": accounts.ministries() if person.can("rumours.clear") else (),
        "claim_id": int(key) if kind == "claim" and key.isdigit() else None,
        "typed": request.POST,
    }
    return render(request, "factcheck/story.html", context, status=status)


def _decide(request: HttpRequest, person: Person, story: StoryRef) -> HttpResponse:
    decision, target = request.POST.get("decision", ""), request.POST.get("target", "")
    if decision == "right":
        watch.decide(story_id=story.id, target=target, is_right=True, person=person)
        messages.success(request, "Rattaché. Qui a demandé lit la réponse avec son numéro.")
        return redirect("factcheck:queue")
    if decision == "wrong":
        watch.decide(story_id=story.id, target=target, is_right=False, person=person)
        return redirect("factcheck:story", story_id=story.id)
    if decision == "aside":
        watch.set_aside(story_id=story.id, person=person)
        messages.success(request, "Mis de côté. Vous le retrouvez dans « Mis de côté ».")
        return redirect("factcheck:queue")
    if decision == "back":
        watch.take_back(story_id=story.id, person=person)
        messages.success(request, "Remis avec les nouveaux.")
        return redirect("factcheck:story", story_id=story.id)
    if decision == "assign":
        given = request.POST.get("ministry", "")
        ministry = accounts.ministry(int(given) if given.isdecimal() and len(given) < 10 else 0)
        watch.assign(story_id=story.id, ministry_id=ministry.id, person=person)
        messages.success(request, f"Confié : {ministry.name}.")
        return redirect("factcheck:queue")
    return _open(request, person, story)


def _open(request: HttpRequest, person: Person, story: StoryRef) -> HttpResponse:
    ministry_id = story.ministry_id
    if ministry_id is None:
        slug = request.POST.get("for", "")
        ministry_id = accounts.ministry_to_act_for(person, "rumours.handle", slug).id
    claim = opening.open_claim(
        ministry_id=ministry_id,
        text=request.POST.get("text", ""),
        harm=request.POST.get("harm", ""),
        person=person,
        story_id=story.id,
        many_ministries=request.POST.get("many") == "1",
    )
    if claim.assignee_id != person.id:
        messages.warning(request, "Une autre personne avait déjà ouvert cette vérification.")
    return redirect("factcheck:claim", claim_id=claim.pk)
