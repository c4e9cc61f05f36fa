"""The screens of one's own account and of one's team."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kakaki.accounts import facade, invitations
from kakaki.accounts.engine.permissions import ROLE_LABELS
from kakaki.accounts.forms import InvitationForm
from kakaki.accounts.models import User
from kakaki.accounts.second_factor import has_second_factor
from kakaki.kernel.errors import KakakiError


@require_GET
@never_cache
@login_required
def me(request: HttpRequest) -> HttpResponse:
    """Show who is signed in, what they hold, and how their account is protected."""
    person = facade.person_for(request)
    held = [(m, [ROLE_LABELS[r] for r in sorted(person.roles[m.id])]) for m in person.ministries]
    context = {"person": person, "held": held, "protected": has_second_factor(request.user)}
    return render(request, "accounts/me.html", context)


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
        else:
            messages.success(request, f"Invitation envoyée à {data['email']}.")
            return redirect("accounts:team")
    return render(
        request, "accounts/invite.html", {"form": form}, status=422 if form.errors else 200
    )


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
def welcome(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """Let an invited person choose a password, once."""
    try:
        user = User.objects.get(pk=force_str(urlsafe_base64_decode(number)), is_active=True)
    except (ValueError, OverflowError, User.DoesNotExist):
        user = None
    if (
        user is None
        or user.has_usable_password()
        or not default_token_generator.check_token(user, token)
    ):
        return render(request, "accounts/welcome.html", {}, status=410)
    form = SetPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Mot de passe enregistré. Vous pouvez vous connecter.")
        return redirect("account_login")
    return render(request, "accounts/welcome.html", {"form": form, "email": user.email})


for _view in (me, team, invite, change_role):
    _view.access = "signed in"  # type: ignore[attr-defined]
