"""Receive what outsiders say of a draft, and show it beside the text at the desk."""

from collections.abc import Iterable

from django.db import transaction

from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError, NotFoundError, RefusedError
from kakaki.sites import announcing, selectors
from kakaki.sites.models import PreviewLink, Remark

LONGEST_NAME, LONGEST = 80, 2000  # characters
MOST = 50  # remarks of one link


@transaction.atomic
def receive_remark(*, link_id: int, name: str, text: str) -> Remark:
    """Keep a remark as plain text; the same one sent twice is one.

    Raises InvalidInputError for one that is empty or too long, RefusedError when its link has
    brought too many.
    """
    name, text = name.strip(), text.replace("\r\n", "\n").strip()
    if not name or not text:
        raise InvalidInputError("empty remark", advice="Écrivez votre nom et votre remarque.")
    if len(name) > LONGEST_NAME or len(text) > LONGEST or "\x00" in name + text:
        raise InvalidInputError(
            "long remark", advice=f"Votre remarque est trop longue : {LONGEST} caractères au plus."
        )
    link = PreviewLink.objects.select_for_update().get(pk=link_id)
    sent = Remark.objects.filter(link=link)
    twice = sent.filter(name=name, text=text).first()
    if twice is not None:
        return twice
    if sent.count() >= MOST:
        raise RefusedError("too many remarks", advice="Ce lien a déjà apporté trop de remarques.")
    remark = Remark.objects.create(
        page_id=link.page_id,
        ministry_id=link.ministry_id,
        link=link,
        name=name,
        text=text,
        at=clock.now(),
    )
    title = selectors.page(link.page_id).title
    announcing.tell_desk(
        "sites.remark_received", link.page_id, link.ministry_id, None, title, {"link": link.pk}
    )
    return remark


def remarks_of(page_id: int) -> list[Remark]:
    """Return the remarks on a text, those to read first, then the newest."""
    return list(Remark.objects.filter(page_id=page_id).order_by("read_at", "-pk"))


def unread(page_id: int) -> int:
    """Return how many remarks on a text nobody has read."""
    return Remark.objects.filter(page_id=page_id, read_at=None).count()


def unread_in(ministry_ids: Iterable[int]) -> list[Remark]:
    """Return the remarks that nobody has read in these ministries, the oldest first."""
    found = Remark.objects.filter(ministry_id__in=list(ministry_ids), read_at=None)
    return list(found.select_related("page").order_by("pk"))


def mark_read(*, remark_id: int, page_id: int) -> None:
    """Note that somebody has read a remark; twice changes nothing."""
    found = Remark.objects.filter(pk=remark_id, page_id=page_id)
    if not found.exists():
        raise NotFoundError(f"remark {remark_id}", advice="Cette remarque n’existe pas.")
    found.filter(read_at=None).update(read_at=clock.now())
