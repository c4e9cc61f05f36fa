"""Make, revoke and open the links that show a draft to somebody who has no account."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from django.db import transaction
from django.db.models import F
from wagtail.models import Page

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, InvalidInputError, NotFoundError, RefusedError
from kakaki.sites import announcing, guards, selectors
from kakaki.sites.contracts import PageRef
from kakaki.sites.models import BinnedText, OfficialPage, PreviewLink

LASTS = {1: "1 jour", 3: "3 jours", 7: "7 jours"}
USUAL = 3  # days
MOST = 10  # links of one text that are open at once
FORGOTTEN_AFTER = timedelta(days=90)

State = Literal["open", "online", "withdrawn", "revoked", "ended"]


@dataclass(frozen=True, slots=True)
class Opened:
    """What a token leads to: its link, its text as it is online, and whether the draft is shown."""

    link: PreviewLink
    page: OfficialPage
    state: State


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _right_to_show(page_id: int, ministry_id: int, kind: str) -> str:
    """Return what one must be able to do to show a text, more while it waits for its moment."""
    waits = guards.embargo_of(page_id) or guards.hold_over(ministry_id, kind)
    return "texts.publish" if waits else "texts.write"


def refuse_unless_may_share(person: Person, page: PageRef) -> None:
    """Raise RefusedError for a text that waits for its moment, unless the person publishes it."""
    if not person.can(_right_to_show(page.id, page.ministry_id, page.kind), page.ministry_id):
        raise RefusedError(
            f"link to {page.id} while it waits",
            advice="Ce texte est sous embargo ou suspendu : seul un responsable peut le montrer.",
        )


@transaction.atomic
def make_link(
    *, page_id: int, actor_id: int, days: int = USUAL, for_whom: str = ""
) -> tuple[PreviewLink, str]:
    """Return a new link to the draft of a text, and its token, which is told this once only.

    Raises ConflictError for a text that has no draft, InvalidInputError for another length than
    those of LASTS, RefusedError when too many links are open.
    """
    if days not in LASTS:
        raise InvalidInputError(f"{days} days", advice="Choisissez 1, 3 ou 7 jours.")
    # The lock keeps two hands from opening more links than are allowed.
    Page.objects.select_for_update().get(pk=page_id)
    page = selectors.page(page_id)
    if page.state in ("published", "withdrawn"):
        raise ConflictError(
            f"page {page_id} is {page.state}",
            advice="Ce texte n’a pas de brouillon : donnez l’adresse de sa page.",
        )
    if sum(state_of(link) == "open" for link in links_of(page_id)) >= MOST:
        raise RefusedError(
            "too many links", advice=f"{MOST} liens sont déjà ouverts. Fermez-en un d’abord."
        )
    token = secrets.token_urlsafe(32)
    now = clock.now()
    link = PreviewLink.objects.create(
        page_id=page_id,
        ministry_id=page.ministry_id,
        token_hash=_hash(token),
        for_whom=for_whom.strip()[:80],
        online_version=selectors.official_page(page_id).live_revision_id if page.is_live else None,
        by_id=actor_id,
        made_at=now,
        ends_at=now + timedelta(days=days),
    )
    announcing.tell_desk(
        "sites.link_made",
        page_id,
        page.ministry_id,
        actor_id,
        page.title,
        {"link": link.pk, "for_whom": link.for_whom, "days": days},
    )
    return link, token


@transaction.atomic
def revoke_link(*, link_id: int, page_id: int, actor_id: int) -> None:
    """Close a link of a text at once; twice changes nothing."""
    link = PreviewLink.objects.select_for_update().filter(pk=link_id, page_id=page_id).first()
    if link is None:
        raise NotFoundError(f"link {link_id}", advice="Ce lien n’existe pas.")
    if link.revoked_at is not None:
        return
    link.revoked_at = clock.now()
    link.save(update_fields=["revoked_at"])
    title = selectors.page(page_id).title
    details = {"link": link.pk, "for_whom": link.for_whom}
    announcing.tell_desk("sites.link_revoked", page_id, link.ministry_id, actor_id, title, details)


def links_of(page_id: int) -> list[PreviewLink]:
    """Return the links of a text, the newest first."""
    found = PreviewLink.objects.filter(page_id=page_id).select_related("by")
    return list(found.order_by("-pk"))


def state_of(link: PreviewLink, page: OfficialPage | None = None) -> State:
    """Return whether a link still shows its draft, and why not.

    A link lives no longer than its maker's right to show the text: whoever leaves the ministry
    leaves no window open, and an embargo or a hold closes those of whoever does not publish.
    """
    page = page or selectors.official_page(link.page_id)
    if page.withdrawn_at is not None:
        return "withdrawn"
    if BinnedText.objects.filter(page_id=page.pk).exists():
        return "revoked"
    if page.live and page.live_revision_id != link.online_version:
        return "online"
    right = _right_to_show(page.pk, link.ministry_id, page.kind)
    makers = accounts.user_ids_who_can(right, link.ministry_id)
    if link.revoked_at is not None or link.by_id not in makers:
        return "revoked"
    return "open" if clock.now() < link.ends_at else "ended"


def find(token: str) -> Opened:
    """Return what a token leads to; raise NotFoundError for one that was never given."""
    link = PreviewLink.objects.filter(token_hash=_hash(token)).first()
    if link is None:
        raise NotFoundError("unknown token", advice="Ce lien n’existe pas, ou n’existe plus.")
    page = selectors.official_page(link.page_id)
    return Opened(link, page, state_of(link, page))


def count_opening(link: PreviewLink) -> None:
    """Count one more opening, by nobody knows whom."""
    PreviewLink.objects.filter(pk=link.pk).update(opened=F("opened") + 1)


def forget_links() -> int:
    """Forget the links that ended ninety days ago; return how many."""
    old = PreviewLink.objects.filter(ends_at__lt=clock.now() - FORGOTTEN_AFTER)
    return old.delete()[0]
