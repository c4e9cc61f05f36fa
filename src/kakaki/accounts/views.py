"""The screens of one's own account, from the invitation to a lost telephone."""

from allauth.account.internal.stagekit import get_pending_stage
from allauth.mfa.stages import AuthenticateStage
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.tokens import default_token_generator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from kakaki.accounts import facade, recovery
from kakaki.accounts.door_forms import FirstPasswordForm
from kakaki.accounts.engine.permissions import ROLE_LABELS
from kakaki.accounts.models import User
from kakaki.accounts.second_factor import has_second_factor


@require_GET
@never_cache
@login_required
def me(request: HttpRequest) -> HttpResponse:
    """Show who is signed in, what they hold, and how their account is protected."""
    person = facade.person_for(request)
    held = [(m, [ROLE_LABELS[r] for r in sorted(person.roles[m.id])]) for m in person.ministries]
    context = {"person": person, "held": held, "protected": has_second_factor(request.user)}
    return render(request, "accounts/me.html", context)


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
    form = FirstPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Mot de passe enregistré. Vous pouvez vous connecter.")
        return redirect("account_login")
    return render(request, "accounts/welcome.html", {"form": form, "email": user.email})


@require_http_methods(["GET", "POST"])
@never_cache
def lost(request: HttpRequest) -> HttpResponse:
    """Help whoever gave their password and has no second factor any more."""
    stage = get_pending_stage(request)
    is_known = stage is not None and stage.key == AuthenticateStage.key
    if request.method == "POST" and is_known:
        recovery.ask(user_id=stage.login.user.pk)
        return render(request, "accounts/lost_told.html")
    return render(request, "accounts/lost.html", {"is_known": is_known})


def closed(request: HttpRequest, **parts: str) -> HttpResponse:
    """Say that this page does not exist: our people do not sign up nor change their address."""
    raise Http404


me.access = "signed in"  # type: ignore[attr-defined]
