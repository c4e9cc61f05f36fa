"""The screens of one's team: who is in it, as what, and who needs help to come in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kakaki.accounts import facade, invitations, recovery
from kakaki.accounts.engine.permissions import ROLE_LABELS
from kakaki.accounts.forms import InvitationForm, RecoveryForm
from kakaki.kernel.errors import KakakiError, UnavailableError


@require_GET
@never_cache
@login_required
def team(request: HttpRequest) -> HttpResponse:
    """Show the teams that the person manages."""
    person = facade.person_for(request)
    facade.require(person, "team.manage")
    roles = invitations.roles_to_give(person)
    context = {
        "teams": [(m, invitations.team_of(m.id)) for m in person.ministries_where("team.manage")],
        "roles": [(role, ROLE_LABELS[role]) for role in roles],
        "role_codes": roles,
        "calls": recovery.calls_for(person),
    }
    return render(request, "accounts/team.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody into one of the person's teams."""
    person = facade.person_for(request)
    facade.require(person, "team.manage")
    form = InvitationForm(
        request.POST or None,
        ministries=person.ministries_where("team.manage"),
        roles=invitations.roles_to_give(person),
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            invitations.invite(
                email=data["email"],
                first_name=data["first_name"],
                last_name=data["last_name"],
                ministry_id=int(data["ministry"]),
                role=data["role"],
                actor_id=person.id,
            )
        except ValidationError as error:
            form.add_error(None, error)
        except UnavailableError as error:
            messages.error(request, error.advice())
            return redirect("accounts:team")
        else:
            messages.success(request, f"Invitation envoyée à {data['email']}.")
            return redirect("accounts:team")
    return render(
        request, "accounts/invite.html", {"form": form}, status=422 if form.errors else 200
    )


@require_POST
@login_required
def invite_again(request: HttpRequest, membership_id: int) -> HttpResponse:
    """Send another letter of invitation to somebody who has not come yet."""
    person = facade.person_for(request)
    facade.require(person, "team.manage")
    invitations.membership_for(person, membership_id)
    try:
        email = invitations.invite_again(person=person, membership_id=membership_id)
        messages.success(request, f"Nouvelle invitation envoyée à {email}. L’ancien lien est mort.")
    except KakakiError as error:
        messages.error(request, error.advice())
    return redirect("accounts:team")


@require_POST
@login_required
def change_role(request: HttpRequest, membership_id: int) -> HttpResponse:
    """Change somebody's role, or stop their access."""
    person = facade.person_for(request)
    facade.require(person, "team.manage")
    invitations.membership_for(person, membership_id)
    try:
        if request.POST.get("stop"):
            invitations.stop_access(person=person, membership_id=membership_id)
            messages.success(request, "Accès arrêté.")
        else:
            invitations.change_role(
                person=person, membership_id=membership_id, role=request.POST.get("role", "")
            )
            messages.success(request, "Rôle changé.")
    except KakakiError as error:
        messages.error(request, error.advice())
    return redirect("accounts:team")


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def answer_call(request: HttpRequest, call_id: int) -> HttpResponse:
    """Answer somebody who lost their second factor: remove it, or refuse."""
    person = facade.person_for(request)
    facade.require(person, "team.manage")
    call = recovery.call_for(person, call_id)
    form = RecoveryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if request.POST.get("refuse"):
            recovery.refuse(helper=person, call_id=call_id, reason=reason)
            messages.success(request, f"Refusé. {call.name} est prévenu par lettre.")
            return redirect("accounts:team")
        if form.cleaned_data["was_heard"]:
            recovery.grant(helper=person, call_id=call_id, reason=reason, was_heard=True)
            messages.success(request, f"Second facteur retiré. {call.name} est prévenu par lettre.")
            return redirect("accounts:team")
        form.add_error("was_heard", "Appelez d’abord la personne, puis cochez cette case.")
    status = 422 if form.errors else 200
    return render(request, "accounts/call.html", {"call": call, "form": form}, status=status)


for _view in (team, invite, invite_again, change_role, answer_call):
    _view.access = "team.manage"  # type: ignore[attr-defined]
