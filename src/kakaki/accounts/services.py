"""Change people, ministries and roles."""

from django.db import transaction
from django.db.models import F

from kakaki.accounts import events
from kakaki.accounts.contracts import MinistryRef
from kakaki.accounts.models import Membership, Ministry, User
from kakaki.accounts.selectors import reference_of


@transaction.atomic
def open_ministry(
    *,
    name: str,
    short_name: str,
    slug: str,
    acronym: str = "",
    email: str = "",
    phone: str = "",
    address: str = "",
    accent: str = "",
    is_cabinet: bool = False,
) -> MinistryRef:
    """Create a ministry; raise ValidationError when a field or a name already taken forbids it."""
    ministry = Ministry(
        name=name,
        short_name=short_name,
        slug=slug,
        acronym=acronym,
        email=email,
        phone=phone,
        address=address,
        accent=accent,
        is_cabinet=is_cabinet,
    )
    ministry.full_clean()
    ministry.save()
    return reference_of(ministry)


@transaction.atomic
def give_role(
    *, user_id: int, ministry_id: int, role: str, actor_id: int | None = None
) -> Membership:
    """Give a person a role in a ministry; giving it twice changes nothing."""
    membership, is_new = Membership.objects.get_or_create(
        user_id=user_id, ministry_id=ministry_id, role=role
    )
    if is_new:
        events.role_given.send(
            None, user_id=user_id, ministry_id=ministry_id, role=role, actor_id=actor_id
        )
    return membership


@transaction.atomic
def take_role(*, user_id: int, ministry_id: int, role: str, actor_id: int | None = None) -> None:
    """Take a role back and end the person's sessions; taking one not held changes nothing."""
    held = Membership.objects.filter(user_id=user_id, ministry_id=ministry_id, role=role)
    if held.delete()[0]:
        end_sessions(user_id=user_id)
        events.role_taken.send(
            None, user_id=user_id, ministry_id=ministry_id, role=role, actor_id=actor_id
        )


def end_sessions(*, user_id: int) -> None:
    """Sign a person out everywhere."""
    User.objects.filter(pk=user_id).update(session_round=F("session_round") + 1)


@transaction.atomic
def create_person(
    *, email: str, first_name: str, last_name: str, job: str = "", password: str | None = None
) -> User:
    """Create a person; raise ValidationError when the address is already taken or malformed."""
    user = User(email=email.lower(), first_name=first_name, last_name=last_name, job=job)
    user.set_password(password)
    user.full_clean()
    user.save()
    return user
