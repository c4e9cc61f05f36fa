"""What other rooms may ask of people and ministries."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from kakaki.accounts import invitations, letters, recovery, selectors, services
from kakaki.accounts.contracts import MinistryRef, Person
from kakaki.accounts.engine.permissions import ROLE_LABELS
from kakaki.accounts.models import User
from kakaki.kernel.errors import RefusedError

ministries = selectors.ministries
ministry = selectors.ministry
ministry_by_slug = selectors.ministry_by_slug
user_ids_who_can = selectors.user_ids_who_can
open_ministry = services.open_ministry
give_role = services.give_role
create_person = services.create_person
invite = invitations.invite
only_ministry_of = selectors.only_ministry_of
user_id_of = selectors.user_id_of
user_ids_of = selectors.user_ids_of
# The door of what a desk left open must not give: whoever comes proves again who they are.
fresh_sign_in_required = reauthentication_required
write_to = letters.write_to

NOBODY = Person(id=0, name="", email="")


def person_of(user: User | AnonymousUser) -> Person:
    """Return who this is and what they may do; somebody not signed in may do nothing."""
    return selectors.person(user) if isinstance(user, User) else NOBODY


def person_for(request: HttpRequest) -> Person:
    """Return the person of a request, read once a request."""
    if not hasattr(request, "_kakaki_person"):
        request._kakaki_person = person_of(request.user)  # type: ignore[attr-defined]
    return request._kakaki_person  # type: ignore[attr-defined,no-any-return]


def name_of(user_id: int | None) -> str:
    """Return the name of a person, or « Kakaki » for what the machine did by itself."""
    if user_id is None:
        return "Kakaki"
    found = User.objects.filter(pk=user_id).first()
    return str(found) if found else "Personne retirée"


def require(person: Person, capability: str, ministry_id: int | None = None) -> None:
    """Raise RefusedError unless the person may do this in the ministry."""
    if not person.can(capability, ministry_id):
        raise RefusedError(f"{person.id} lacks {capability} in {ministry_id}")


def ministry_to_act_for(person: Person, capability: str, slug: str = "") -> MinistryRef:
    """Return the ministry a person acts for: the one of `slug`, else their first.

    Raises RefusedError when they hold the capability in none, or not in that one.
    """
    own = person.ministries_where(capability)
    for ministry in own:
        if slug in ("", ministry.slug):
            return ministry
    raise RefusedError(f"{person.id} lacks {capability} in {slug or 'any ministry'}")


def calls_waiting_for(person: Person) -> int:
    """Return how many people who lost their second factor wait for this person."""
    return len(recovery.calls_for(person))


def role_label(role: str) -> str:
    """Return the name of a role in French; raise LookupError for an unknown one."""
    return ROLE_LABELS[role]
