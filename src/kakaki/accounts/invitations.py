"""Invite people into a ministry, change what they hold there, and stop it."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from kakaki.accounts import events, letters, selectors, services
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
from kakaki.kernel.errors import ConflictError, NotFoundError, RefusedError, UnavailableError

NOT_SENT = (
    "La personne est dans l’équipe, mais la lettre n’est pas partie. "
    "Choisissez plus tard « Renvoyer l’invitation »."
)
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
        # Whoever comes back chooses a password again: the old one may have been left behind.
        user.is_active = True
        user.set_unusable_password()
        user.save(update_fields=["is_active", "password"])
    services.give_role(user_id=user.pk, ministry_id=ministry_id, role=role, actor_id=actor_id)
    _write_on_commit(user, ministry_id, actor_id)


def _write_on_commit(user: User, ministry_id: int, actor_id: int) -> None:
    if not user.has_usable_password():
        # Another unusable password makes the links of earlier letters worthless.
        user.set_unusable_password()
        user.save(update_fields=["password"])
    events.person_invited.send(None, user_id=user.pk, ministry_id=ministry_id, actor_id=actor_id)
    transaction.on_commit(lambda: send_invitation(user, ministry_id, actor_id))


@transaction.atomic
def invite_again(*, person: Person, membership_id: int) -> str:
    """Send another letter to somebody who has not come yet; return their address.

    Raises ConflictError for somebody who has already chosen a password.
    """
    membership = membership_for(person, membership_id)
    if membership.user.has_usable_password():
        raise ConflictError(
            "has come",
            advice="Cette personne est déjà venue. Elle peut choisir « Mot de passe oublié ».",
        )
    _write_on_commit(membership.user, membership.ministry_id, person.id)
    return membership.user.email


def send_invitation(user: User, ministry_id: int, actor_id: int) -> None:
    """Send the letter of invitation; its link works once, for three days.

    Raises UnavailableError when no mail server takes it; the role is given all the same.
    """
    link = ""
    if not user.has_usable_password():
        number = urlsafe_base64_encode(force_bytes(user.pk))
        token = default_token_generator.make_token(user)
        link = settings.KAKAKI_ORIGIN + reverse("accounts:welcome", args=[number, token])
    has_left = letters.write(
        user,
        "Invitation au bureau de communication",
        "invitation",
        inviter=User.objects.get(pk=actor_id),
        ministry=selectors.ministry(ministry_id).name,
        link=link,
    )
    if not has_left:
        raise UnavailableError("no mail server", advice=NOT_SENT)


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
    services.take_role(
        user_id=user_id, ministry_id=ministry_id, role=membership.role, actor_id=person.id
    )
    services.give_role(user_id=user_id, ministry_id=ministry_id, role=role, actor_id=person.id)


@transaction.atomic
def stop_access(*, person: Person, membership_id: int) -> None:
    """Take a role away; somebody who holds none any more can no longer sign in."""
    membership = membership_for(person, membership_id)
    if membership.role not in roles_to_give(person):
        raise RefusedError(f"{person.id} may not stop {membership.role}")
    _check_head_remains(membership)
    user = membership.user
    services.take_role(
        user_id=user.pk,
        ministry_id=membership.ministry_id,
        role=membership.role,
        actor_id=person.id,
    )
    if not Membership.objects.filter(user=user).exists():
        user.is_active = False
        user.save(update_fields=["is_active"])
