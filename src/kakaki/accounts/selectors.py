"""Read people, ministries and roles."""

from collections import defaultdict
from collections.abc import Iterable

from kakaki.accounts.contracts import MinistryRef, Person
from kakaki.accounts.models import Membership, Ministry, User
from kakaki.kernel.errors import NotFoundError


def reference_of(ministry: Ministry) -> MinistryRef:
    """Return what other rooms may know of a ministry."""
    return MinistryRef(
        id=ministry.pk,
        slug=ministry.slug,
        name=ministry.name,
        short_name=ministry.short_name,
        acronym=ministry.acronym,
        email=ministry.email,
        phone=ministry.phone,
        accent=ministry.accent,
        is_cabinet=ministry.is_cabinet,
    )


def ministries() -> tuple[MinistryRef, ...]:
    """Return every ministry, the Cabinet first."""
    return tuple(reference_of(ministry) for ministry in Ministry.objects.all())


def ministry(ministry_id: int) -> MinistryRef:
    """Return one ministry; raise NotFoundError when there is none of this number."""
    found = Ministry.objects.filter(pk=ministry_id).first()
    if found is None:
        raise NotFoundError(f"ministry {ministry_id}", advice="Ce ministère n’existe pas.")
    return reference_of(found)


def ministry_by_slug(slug: str) -> MinistryRef | None:
    """Return the ministry of this short address, or None."""
    found = Ministry.objects.filter(slug=slug).first()
    return reference_of(found) if found else None


def person(user: User) -> Person:
    """Return what a signed-in user is and may do; an inactive user may do nothing."""
    roles: dict[int, set[str]] = defaultdict(set)
    own: dict[int, MinistryRef] = {}
    if user.is_active:
        held = Membership.objects.filter(user=user).select_related("ministry").order_by("pk")
        for membership in held:
            roles[membership.ministry_id].add(membership.role)
            own[membership.ministry_id] = reference_of(membership.ministry)
    return Person(
        id=user.pk,
        name=str(user),
        email=user.email,
        ministries=tuple(own.values()),
        roles={ministry_id: frozenset(held) for ministry_id, held in roles.items()},
    )


def only_ministry_of(user_id: int) -> int | None:
    """Return the ministry of a person who belongs to exactly one, else None."""
    found = set(Membership.objects.filter(user_id=user_id).values_list("ministry_id", flat=True))
    return found.pop() if len(found) == 1 else None


def user_id_of(email: str) -> int | None:
    """Return whose address this is, or None."""
    found = User.objects.filter(email=email.strip().lower()).values_list("pk", flat=True)
    return found.first()


def user_ids_of(ministry_ids: Iterable[int]) -> frozenset[int]:
    """Return the people who hold a role in one of these ministries."""
    held = Membership.objects.filter(ministry_id__in=list(ministry_ids))
    return frozenset(held.values_list("user_id", flat=True))


def user_ids_who_can(capability: str, ministry_id: int) -> frozenset[int]:
    """Return the active people who may do this in a ministry."""
    from kakaki.accounts.engine.permissions import capabilities_of, reach_of

    held = Membership.objects.filter(user__is_active=True)
    return frozenset(
        m.user_id
        for m in held
        if capability in reach_of(m.role)
        or (m.ministry_id == ministry_id and capability in capabilities_of(m.role))
    )
