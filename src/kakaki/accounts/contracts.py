"""What other rooms may know of people and ministries."""

from dataclasses import dataclass, field

from kakaki.accounts.engine import permissions


@dataclass(frozen=True, slots=True)
class MinistryRef:
    """A unit of government, as other rooms see it."""

    id: int
    slug: str
    name: str
    short_name: str
    acronym: str = ""
    email: str = ""
    phone: str = ""
    accent: str = ""
    is_cabinet: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody signed in, with the roles held in each ministry."""

    id: int
    name: str
    email: str
    ministries: tuple[MinistryRef, ...] = ()
    roles: dict[int, frozenset[str]] = field(default_factory=dict)

    def can(self, capability: str, ministry_id: int | None = None) -> bool:
        """Tell whether the person may do this in a ministry, or anywhere when none is given."""
        if capability not in permissions.CAPABILITY_LABELS:
            raise LookupError(f"no capability {capability!r}")
        for own, roles in self.roles.items():
            for role in roles:
                if capability in permissions.reach_of(role):
                    return True
                inside = ministry_id is None or own == ministry_id
                if inside and capability in permissions.capabilities_of(role):
                    return True
        return False

    def can_everywhere(self, capability: str) -> bool:
        """Tell whether one of the person's roles reaches every ministry with this capability."""
        held = {role for roles in self.roles.values() for role in roles}
        return any(capability in permissions.reach_of(role) for role in held)

    def ministries_where(self, capability: str) -> tuple[MinistryRef, ...]:
        """Return the person's own ministries in which they hold the capability."""
        return tuple(m for m in self.ministries if self.can(capability, m.id))

    @property
    def needs_second_factor(self) -> bool:
        """Tell whether one of the person's roles requires a second factor."""
        held = {role for roles in self.roles.values() for role in roles}
        return bool(held & permissions.ROLES_THAT_NEED_A_SECOND_FACTOR)
