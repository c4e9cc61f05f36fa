"""Find a text for the person who asks, or say that it does not exist for them."""

from kakaki.accounts.contracts import Person
from kakaki.kernel.errors import NotFoundError
from kakaki.sites import selectors
from kakaki.sites.contracts import PageRef


def page_of(person: Person, page_id: int, capability: str, *, kind: str = "") -> PageRef:
    """Return a text of one of the person's ministries, of one kind when it is given.

    Raises NotFoundError for the text of another ministry as for one that does not exist, so that
    nobody learns which drafts others have.
    """
    found = selectors.page(page_id)
    own = {ministry.id for ministry in person.ministries}
    may = found.ministry_id in own and person.can(capability, found.ministry_id)
    if not may or kind not in ("", found.kind):
        raise NotFoundError(f"page {page_id}", advice="Ce texte n’existe pas.")
    return found
