"""Remove a second factor that somebody lost, once somebody else has recognised their voice."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from kakaki.accounts import events, letters, selectors, services
from kakaki.accounts.contracts import Person
from kakaki.accounts.engine.permissions import CABINET, RESPONSABLE
from kakaki.accounts.engine.recovery import may_restore
from kakaki.accounts.models import Membership, RecoveryRequest, User
from kakaki.accounts.second_factor import has_second_factor
from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError, NotFoundError, RefusedError

LASTS = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody who waits for help, as whoever may help sees them."""

    id: int
    name: str
    email: str
    job: str
    asked_at: datetime


def _has_head(person: Person) -> bool:
    """Tell whether somebody else leads the person's ministry."""
    heads = Membership.objects.filter(
        ministry_id__in=list(person.roles), role__in=(RESPONSABLE, CABINET), user__is_active=True
    )
    return heads.exclude(user_id=person.id).exists()


def may_help(helper: Person, person: Person) -> bool:
    """Tell whether a helper may remove this person's second factor."""
    return may_restore(
        helper_id=helper.id,
        helper=helper.roles,
        person_id=person.id,
        person=person.roles,
        has_head=_has_head(person),
    )


def helpers_of(person: Person) -> list[User]:
    """Return who may help this person."""
    leaders = User.objects.filter(
        is_active=True, memberships__role__in=(RESPONSABLE, CABINET)
    ).distinct()
    return [user for user in leaders if may_help(selectors.person(user), person)]


@transaction.atomic
def ask(*, user_id: int) -> bool:
    """Ask for help; return False when the same call already waits, and nobody is told again."""
    user = User.objects.select_for_update().get(pk=user_id)
    if not has_second_factor(user):
        raise InvalidInputError(f"user {user_id} has no second factor to lose")
    fresh = clock.now() - LASTS
    calls = RecoveryRequest.objects.filter(user=user, state=RecoveryRequest.OPEN)
    if calls.filter(asked_at__gt=fresh).exists():
        return False
    calls.delete()
    RecoveryRequest.objects.create(user=user, asked_at=clock.now())
    events.second_factor_lost.send(
        None, user_id=user.pk, ministry_id=selectors.only_ministry_of(user.pk), actor_id=user.pk
    )
    transaction.on_commit(lambda: _tell_of_a_call(user))
    return True


def _tell_of_a_call(user: User) -> None:
    letters.write(user, "Vous avez demandé de l’aide pour vous connecter", "lost")
    link = settings.KAKAKI_ORIGIN + reverse("accounts:team")
    for helper in helpers_of(selectors.person(user)):
        letters.write(helper, f"{user} a perdu son second facteur", "help", who=user, link=link)


def calls_for(helper: Person) -> list[Call]:
    """Return who waits for the help of this person, oldest first."""
    if not helper.can("team.manage"):
        return []
    calls = RecoveryRequest.objects.filter(
        state=RecoveryRequest.OPEN, asked_at__gt=clock.now() - LASTS, user__is_active=True
    ).select_related("user")
    return [
        Call(call.pk, str(call.user), call.user.email, call.user.job, call.asked_at)
        for call in calls
        if may_help(helper, selectors.person(call.user))
    ]


def call_for(helper: Person, call_id: int) -> Call:
    """Return one call; raise NotFoundError when it is not for this person or no longer waits."""
    for call in calls_for(helper):
        if call.id == call_id:
            return call
    raise NotFoundError(f"call {call_id}", advice="Cette demande n’existe pas ou plus.")


def _decide(helper: Person, call_id: int, state: str, reason: str) -> User:
    call_for(helper, call_id)
    if not reason.strip():
        raise InvalidInputError("no reason", advice="Écrivez comment vous l’avez reconnue.")
    call = RecoveryRequest.objects.select_for_update().get(pk=call_id)
    call.state, call.reason = state, reason.strip()[:300]
    call.decided_by_id, call.decided_at = helper.id, clock.now()
    call.save()
    return call.user


@transaction.atomic
def grant(*, helper: Person, call_id: int, reason: str, was_heard: bool) -> None:
    """Remove the second factor and end every session; the person must enrol again.

    Raises RefusedError unless the helper says that they heard the person's voice, NotFoundError
    for a call that is not theirs to answer.
    """
    if not was_heard:
        raise RefusedError("not heard", advice="Appelez d’abord la personne de vive voix.")
    user = _decide(helper, call_id, RecoveryRequest.GRANTED, reason)
    Authenticator.objects.filter(user=user).delete()
    services.end_sessions(user_id=user.pk)
    _tell(events.second_factor_removed, user, helper, reason)
    subject = "Votre second facteur a été retiré"
    transaction.on_commit(lambda: letters.write(user, subject, "removed", helper=helper.name))


@transaction.atomic
def refuse(*, helper: Person, call_id: int, reason: str) -> None:
    """Leave the second factor in place; raise NotFoundError for a call that is not theirs."""
    user = _decide(helper, call_id, RecoveryRequest.REFUSED, reason)
    _tell(events.second_factor_kept, user, helper, reason)
    subject = "Votre demande d’aide a été refusée"
    transaction.on_commit(lambda: letters.write(user, subject, "kept", helper=helper.name))


def _tell(event: events.Signal, user: User, helper: Person, reason: str) -> None:
    event.send(
        None,
        user_id=user.pk,
        ministry_id=selectors.only_ministry_of(user.pk),
        actor_id=helper.id,
        reason=reason.strip()[:300],
    )
