"""Invite people into a ministry, change what they hold there, and stop it."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from kakaki.accounts import selectors, services
from kakaki.accounts.contracts import Person
from kakaki.accounts.engine.permissions import (
    CABINET,
    OPERATEUR,
    REDACTEUR,
    RESPONSABLE,
    ROLE_LABELS,
    VALIDATEUR,
)
from kakaki.accounts.models import Membership, User
from kakaki.accounts.second_factor import has_second_factor
from kakaki.kernel.errors import ConflictError, NotFoundError, RefusedError

ORDINARY = (REDACTEUR, VALIDATEUR, RESPONSABLE)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a team, as the team's head sees them."""

    membership_id: int
    name: str
    email: str
    role: str
    role_label: str
    has_come: bool
    is_protected: bool


def roles_to_give(person: Person) -> tuple[str, ...]:
    """Return the roles that a person may give: never one above their own."""
    held = {role for roles in person.roles.values() for role in roles}
    return (*ORDINARY, CABINET, OPERATEUR) if CABINET in held else ORDINARY


def team_of(ministry_id: int) -> list[Member]:
    """Return the people of a ministry with the role each holds there."""
    held = Membership.objects.filter(ministry_id=ministry_id, user__is_active=True)
    return [
        Member(
            membership_id=m.pk,
            name=str(m.user),
            email=m.user.email,
            role=m.role,
            role_label=ROLE_LABELS[m.role],
            has_come=m.user.has_usable_password(),
            is_protected=has_second_factor(m.user),
        )
        for m in held.select_related("user").order_by("user__last_name", "pk")
    ]


@transaction.atomic
def invite(
    *,
    email: str,
    first_name: str,
    last_name: str,
    ministry_id: int,
    role: str,
    actor_id: int,
) -> None:
    """Give somebody a role and send them a letter; whether they were known stays unsaid."""
    user = User.objects.filter(email=email.lower()).first()
    if user is None:
        user = services.create_person(email=email, first_name=first_name, last_name=last_name)
    elif not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
    services.give_role(user_id=user.pk, ministry_id=ministry_id, role=role)
    transaction.on_commit(lambda: send_invitation(user, ministry_id, actor_id))


def send_invitation(user: User, ministry_id: int, actor_id: int) -> None:
    """Send the letter of invitation; its link works once, for three days."""
    link = ""
    if not user.has_usable_password():
        number = urlsafe_base64_encode(force_bytes(user.pk))
        token = default_token_generator.make_token(user)
        link = settings.KAKAKI_ORIGIN + reverse("accounts:welcome", args=[number, token])
    context = {
        "inviter": User.objects.get(pk=actor_id),
        "ministry": selectors.ministry(ministry_id).name,
        "link": link,
        "desk": settings.KAKAKI_ORIGIN + "/bureau/",
    }
    body = render_to_string("accounts/invitation.txt", context)
    send_mail("Invitation au bureau de communication", body, None, [user.email])


def membership_for(person: Person, membership_id: int) -> Membership:
    """Return a role of one of the teams that a person manages, else raise NotFoundError."""
    found = Membership.objects.filter(pk=membership_id).select_related("user").first()
    own = {ministry.id for ministry in person.ministries_where("team.manage")}
    if found is None or found.ministry_id not in own:
        raise NotFoundError(f"membership {membership_id}", advice="Cette personne n’existe pas.")
    return found


def _check_head_remains(membership: Membership) -> None:
    heads = Membership.objects.filter(
        ministry_id=membership.ministry_id, role=membership.role, user__is_active=True
    )
    if membership.role in {RESPONSABLE, CABINET} and heads.count() == 1:
        raise ConflictError(
            "last head", advice="C’est le dernier responsable : donnez d’abord ce rôle à un autre."
        )


@transaction.atomic
def change_role(*, person: Person, membership_id: int, role: str) -> None:
    """Change a role in one's team; raise RefusedError for a role one may not give or take."""
    membership = membership_for(person, membership_id)
    allowed = roles_to_give(person)
    if role not in allowed or membership.role not in allowed:
        raise RefusedError(f"{person.id} may not give {role}")
    if role == membership.role:
        return
    _check_head_remains(membership)
    user_id, ministry_id = membership.user_id, membership.ministry_id
    services.take_role(user_id=user_id, ministry_id=ministry_id, role=membership.role)
    services.give_role(user_id=user_id, ministry_id=ministry_id, role=role)


@transaction.atomic
def stop_access(*, person: Person, membership_id: int) -> None:
    """Take a role away; somebody who holds none any more can no longer sign in."""
    membership = membership_for(person, membership_id)
    if membership.role not in roles_to_give(person):
        raise RefusedError(f"{person.id} may not stop {membership.role}")
    _check_head_remains(membership)
    user = membership.user
    services.take_role(user_id=user.pk, ministry_id=membership.ministry_id, role=membership.role)
    if not Membership.objects.filter(user=user).exists():
        user.is_active = False
        user.save(update_fields=["is_active"])
