"""Find a text for the person who asks, or say that it does not exist for them."""

from kakaki.accounts.contracts import Person
from kakaki.kernel.errors import NotFoundError
from kakaki.sites import selectors
from kakaki.sites.contracts import PageRef
from kakaki.sites.models import BinnedText
from kakaki.sites.page_kind import kinds
from kakaki.sites.translating import following


def page_of(person: Person, page_id: int, capability: str, *, at_the_desk: bool = False) -> PageRef:
    """Return a text of one of the person's ministries; `at_the_desk`, one that is written there.

    Raises NotFoundError for the text of another ministry as for one that does not exist, so that
    nobody learns which drafts others have.
    """
    found = selectors.page(page_id)
    own = {ministry.id for ministry in person.ministries}
    may = found.ministry_id in own and person.can(capability, found.ministry_id)
    if not may or (at_the_desk and found.kind not in kinds.all()):
        raise NotFoundError(f"page {page_id}", advice="Ce texte n’existe pas.")
    if BinnedText.objects.filter(page_id=page_id).exists():
        advice = "Ce texte est à la corbeille. Reprenez-le d’abord : Textes, puis Corbeille."
        raise NotFoundError(f"page {page_id} in the bin", advice=advice)
    # A translation is written beside its French, on a screen of its own.
    if at_the_desk and following.source_of(selectors.official_page(page_id)) is not None:
        raise NotFoundError(f"page {page_id}", advice="Ce texte n’existe pas.")
    return found
