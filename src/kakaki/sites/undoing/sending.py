"""Take a text back from those who approve it, and send it again as it was."""

from django.db import transaction

from kakaki.kernel.errors import ConflictError
from kakaki.sites import announcing, selectors
from kakaki.sites.models import Reading


def _newest_reading(page_id: int) -> Reading | None:
    return Reading.objects.select_for_update().filter(page_id=page_id).order_by("-pk").first()


@transaction.atomic
def take_back(*, page_id: int, actor_id: int) -> None:
    """Take a text back before it is approved: it is a draft again; twice changes nothing."""
    page, reading = selectors.page(page_id), _newest_reading(page_id)
    if reading is None or reading.state != Reading.ASKED:
        if page.state == "draft":
            return
        raise ConflictError("not asked", advice="Ce texte n’attend plus d’approbation.")
    reading.state = Reading.TAKEN_BACK
    reading.save(update_fields=["state"])
    announcing.tell_desk("sites.taken_back", page_id, page.ministry_id, actor_id, page.title)


@transaction.atomic
def send_again(*, page_id: int, actor_id: int) -> None:
    """Undo `take_back`: the same sending waits again, with the approvals it had; twice is once.

    Raises ConflictError when the text changed meanwhile.
    """
    page, reading = selectors.page(page_id), _newest_reading(page_id)
    if reading is None or reading.revision_id != page.version:
        raise ConflictError(
            f"page {page_id} changed", advice="Ce texte a changé : envoyez-le pour approbation."
        )
    if reading.state != Reading.TAKEN_BACK:
        return
    reading.state = Reading.ASKED
    reading.save(update_fields=["state"])
    announcing.tell_desk("sites.asked", page_id, page.ministry_id, actor_id, page.title)
