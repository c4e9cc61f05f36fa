"""What the screens of a text show of where it stands, whatever its language."""

from typing import Any

from kakaki.accounts.contracts import Person
from kakaki.seals import facade as seals
from kakaki.sites import planned, selectors
from kakaki.sites.approving import sentence, turns
from kakaki.sites.contracts import PageRef
from kakaki.sites.engine.weight import weigh
from kakaki.sites.sharing import remarks


def standing_of(person: Person, page: PageRef) -> dict[str, Any]:
    """Return the reading, the plan and the weight of a text, and what a person may do to it."""
    version = selectors.newest(selectors.official_page(page.id))
    reading = selectors.last_reading(page.id)
    return {
        "weight": weigh(page.lead + page.body_text, len(selectors.pictures_of(version))),
        "mute_pictures": selectors.mute_pictures(version),
        "planned": planned.planned_of(page.id),
        "reading": reading,
        "whose_turn": sentence.next_in_words(page),
        "approvals": turns.approvals_of(reading) if reading else [],
        "remarks": remarks.unread(page.id),
        "shown_reference": seals.shown_reference(page.reference) if page.reference else "",
        "may_read": person.can("texts.approve", page.ministry_id),
        "may_publish": person.can("texts.publish", page.ministry_id),
        "may_withdraw": person.can("texts.withdraw", page.ministry_id),
    }
