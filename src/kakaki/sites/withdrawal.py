"""Withdraw a text: its page stays, with a dated notice that says why."""

from dataclasses import dataclass

from django.db import transaction
from wagtail.models import Page

from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, InvalidInputError
from kakaki.matching import facade as matching
from kakaki.seals import facade as seals
from kakaki.sites import announcing, events, search_index, selectors, stopping
from kakaki.sites.contracts import WITHDRAWAL_REASONS, PageRef
from kakaki.sites.models import ScheduledAct, TextPage

LONGEST_REASON = 300  # characters


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a text is withdrawn: its sort, free words, and the text to read instead."""

    because: str
    words: str
    replaced_by_id: int | None = None

    def said(self) -> str:
        """Return the reason as readers read it."""
        if self.because == "other":
            return self.words[:LONGEST_REASON]
        label = WITHDRAWAL_REASONS[self.because]
        if self.because == "replaced" and self.replaced_by_id is not None:
            label = f"Remplacé par « {selectors.official_page(self.replaced_by_id).title} »"
        return f"{label}. {self.words}".strip()[:LONGEST_REASON]


def checked_reason(page_id: int, *, because: str, words: str, replaced_by_id: int | None) -> Reason:
    """Return a reason that stands; raise InvalidInputError with what to mend."""
    words = words.strip()
    if because not in WITHDRAWAL_REASONS:
        raise InvalidInputError("no reason", advice="Dites pourquoi ce texte est retiré.")
    if because == "other" and not words:
        raise InvalidInputError("no reason", advice="Dites pourquoi ce texte est retiré.")
    if because != "replaced":
        return Reason(because, words)
    if not any(one.pk == replaced_by_id for one in replacements_of(page_id)):
        raise InvalidInputError(
            "no replacement", advice="Choisissez le texte en ligne qui remplace celui-ci."
        )
    return Reason(because, words, replaced_by_id)


def replacements_of(page_id: int) -> list[TextPage]:
    """Return the texts of the same ministry that may replace a text: online, the newest first."""
    ministry_id = selectors.page(page_id).ministry_id
    same = Page.objects.filter(pk=page_id).values("locale_id")[:1]
    own = TextPage.objects.live().filter(
        selectors.own_pages([ministry_id]), withdrawn_at=None, locale_id=same
    )
    found = own.exclude(pk=page_id).exclude(reference="").defer("body")
    return list(found.order_by("-first_published_at", "-pk")[:200])


@transaction.atomic
def withdraw_page(
    *,
    page_id: int,
    reason: str,
    actor_id: int | None,
    because: str = "other",
    replaced_by_id: int | None = None,
) -> PageRef:
    """Withdraw a text: its page stays with a dated notice; twice changes nothing.

    `because` is a code of WITHDRAWAL_REASONS and `reason` free words, which « other » requires.
    `replaced_by_id` is the text online that « replaced » leads readers to.
    """
    why = checked_reason(page_id, because=because, words=reason, replaced_by_id=replaced_by_id)
    page = selectors.official_page(page_id)
    reference = selectors.page(page_id)
    if page.withdrawn_at is not None:
        return reference
    if not page.live:
        raise ConflictError("not online", advice="Ce texte n’est pas en ligne.")
    said = why.said()
    type(page).objects.filter(pk=page.pk).update(
        withdrawn_at=clock.now(), withdrawal_reason=said, replaced_by_id=why.replaced_by_id
    )
    seals.withdraw(reference=page.reference, reason=said, actor_id=actor_id)
    matching.forget(kind=announcing.matched_as(page.kind), key=str(page.pk))
    search_index.forget_page(page_id=page.pk)
    announcing.end_what_waited(page.pk, ScheduledAct.WITHDRAW)
    stopping.unschedule(page_id=page.pk, why="Le texte a été retiré.")
    withdrawn = selectors.page(page_id)
    announcing.tell("sites.withdrawn", withdrawn, actor_id, {"reason": said, "because": because})
    events.page_withdrawn.send(None, page=withdrawn, actor_id=actor_id, reason=said)
    return withdrawn
