"""Who may remove the second factor that somebody else lost."""

from collections.abc import Mapping

from kakaki.accounts.engine.permissions import CABINET, OPERATEUR, RESPONSABLE

Roles = Mapping[int, frozenset[str]]
_LEADERS = frozenset({RESPONSABLE, CABINET, OPERATEUR})


def may_restore(
    *, helper_id: int, helper: Roles, person_id: int, person: Roles, has_head: bool
) -> bool:
    """Tell whether a helper may remove the second factor of a person; roles are by ministry.

    The head helps an officer of their one ministry. The Cabinet helps a leader, somebody of
    several ministries, and an officer whom nobody leads (`has_head` False). Nobody helps
    themselves, nor somebody who holds no role.
    """
    if helper_id == person_id or not person:
        return False
    is_in_the_cabinet = any(CABINET in roles for roles in helper.values())
    leads = any(roles & _LEADERS for roles in person.values())
    if leads or len(person) > 1 or not has_head:
        return is_in_the_cabinet
    (ministry_id,) = person
    return bool(helper.get(ministry_id, frozenset()) & {RESPONSABLE, CABINET})
