"""Keep the links of each page online, and mend or leave those that lead nowhere."""

from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from wagtail.models import Page

from kakaki.audit import facade as audit
from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError, NotFoundError
from kakaki.sites import drafts, selectors
from kakaki.sites.contracts import DraftSaved
from kakaki.sites.engine.links import Link, changed, is_followed, links_of
from kakaki.sites.lifecycle.own_links import Outcome, OwnSites, site_of
from kakaki.sites.lifecycle.pages import is_shown
from kakaki.sites.models import ClarificationPage, PageLink, TextPage
from kakaki.sites.page_kind import kinds


def links_on(page: Any) -> list[Link]:
    """Return the links of a page: those of its body, its facts and its sources."""
    found = links_of(selectors.raw_body(page))
    if isinstance(page, TextPage):
        for fact, lines in kinds.get(page.kind).said(page.facts):
            found.append(Link(fact.leads_to(page.facts[fact.name]) or "", " ".join(lines)))
    if isinstance(page, ClarificationPage):
        found += [Link(str(one.get("url") or ""), str(one["title"])) for one in page.sources]
    known: dict[str, Link] = {}
    for link in found:
        if is_followed(link.url):
            known.setdefault(link.url, link)
    return list(known.values())


@transaction.atomic
def follow_links(*, page: Page, sites: OwnSites | None = None) -> int:
    """Keep the links of a page as they are online; return how many. Our own are judged at once."""
    specific, profile = page.specific, site_of(page)
    if profile is None or not is_shown(specific):
        PageLink.objects.filter(page_id=page.pk).delete()
        return 0
    sites, now = sites or OwnSites(), clock.now()
    links = links_on(specific)
    PageLink.objects.filter(page_id=page.pk).exclude(url__in=[link.url for link in links]).delete()
    for link in links:
        is_own = sites.is_own(link.url)
        known: dict[str, Any] = {"words": link.words[:200], "is_own": is_own}
        if is_own:
            outcome = sites.outcome(link.url, profile)
            known |= {"state": outcome.state, "advice": outcome.advice[:300], "checked_at": now}
            known["moved_to"] = outcome.moved_to[:1000]
        PageLink.objects.update_or_create(
            page_id=page.pk,
            url=link.url,
            defaults=known,
            create_defaults=known | {"ministry_id": profile.ministry_id, "next_at": now},
        )
    return len(links)


@dataclass(frozen=True, slots=True)
class DoubtfulLink:
    """A link of a version that is not online yet and that leads nowhere."""

    link: Link
    outcome: Outcome


def doubtful_links(page_id: int) -> list[DoubtfulLink]:
    """Return the links to our own sites that lead nowhere in the newest version of a text."""
    page = selectors.official_page(page_id)
    sites, profile = OwnSites(), site_of(page)
    found = []
    for link in links_on(selectors.newest(page)):
        if sites.is_own(link.url):
            outcome = sites.outcome(link.url, profile)
            if outcome.state != PageLink.OK:
                found.append(DoubtfulLink(link, outcome))
    return found


def link_of(page_id: int, link_id: int) -> PageLink:
    """Return a link of a page; raise NotFoundError when it is no longer there."""
    found = PageLink.objects.filter(pk=link_id, page_id=page_id).first()
    if found is None:
        raise NotFoundError(f"link {link_id}", advice="Ce lien n’est plus dans la page.")
    return found


@transaction.atomic
def leave_link(*, page_id: int, link_id: int, because: str, actor_id: int) -> None:
    """Leave a link as it is, with a reason; without one, look after it again."""
    link, because = link_of(page_id, link_id), " ".join(because.split())[:200]
    if link.ignored_because == because:
        return
    link.ignored_because = because
    link.save(update_fields=["ignored_because"])
    audit.record(
        action="sites.link_left" if because else "sites.link_watched",
        actor_id=actor_id,
        ministry_id=link.ministry_id,
        target=f"page:{page_id}",
        summary=f"{link.url} : {because}" if because else link.url,
    )


def change_link(*, page_id: int, link_id: int, actor_id: int) -> DraftSaved:
    """Make a draft in which a link that has moved leads to its new address.

    Raises InvalidInputError when the text cannot say it: in a button or a page made in Wagtail.
    """
    link = link_of(page_id, link_id)
    by_hand = InvalidInputError(
        "by hand", advice="Ce lien se change à la main : ouvrez la page et remplacez l’adresse."
    )
    page = TextPage.objects.filter(pk=page_id).first()
    if page is None or not link.moved_to:
        raise by_hand
    text = drafts.draft_text(page_id)
    facts = {k: link.moved_to if v == link.url else v for k, v in text.facts.items()}
    mended = replace(text, body=changed(text.body, link.url, link.moved_to), facts=facts)
    if mended == text:
        raise by_hand
    return drafts.update_draft(
        page_id=page_id,
        text=mended,
        actor_id=actor_id,
        base_version=page.latest_revision_id or 0,
    )
