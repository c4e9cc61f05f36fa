"""Publish and correct official texts: page, seal, memory and news in one transaction."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from wagtail.models import Page

from kakaki.accounts import facade as accounts
from kakaki.kernel import clock, languages
from kakaki.kernel.errors import ConflictError, InvalidInputError, NotFoundError, RefusedError
from kakaki.matching import facade as matching
from kakaki.seals import facade as seals
from kakaki.seals.contracts import SealedText
from kakaki.sites import announcing, events, guards, pictures, sections, selectors
from kakaki.sites.contracts import PageRef, Source
from kakaki.sites.engine.light_markdown import to_blocks
from kakaki.sites.engine.slugs import slug_for
from kakaki.sites.models import (
    ClarificationPage,
    OfficialPage,
    Reading,
    ScheduledAct,
    TextPage,
)
from kakaki.sites.page_block import paragraphs
from kakaki.sites.translating import following
from kakaki.sites.translating.saying import said_in, words_of_facts


def sealed_text(page: OfficialPage, ministry_name: str) -> SealedText:
    """Return the words that the seal of a page protects: all those that a reader reads."""
    before, after = _words_around(page)
    facts = words_of_facts(page) if isinstance(page, TextPage) else []
    body = [*before, page.lead, *facts, *paragraphs(selectors.raw_body(page)), *after]
    return SealedText(
        issuer=ministry_name,
        date=page.published_on or clock.now().date(),
        place=getattr(page, "place", ""),
        title=page.title,
        paragraphs=tuple(filter(None, body)),
        role=page.role,
        signer=page.signer,
        attachments=(),
    )


def _words_around(page: OfficialPage) -> tuple[list[str], list[str]]:
    """Return the words that a page shows before its lead and after its body."""
    if isinstance(page, ClarificationPage):
        said = [
            "Ce qui circule",
            f"« {page.claim_reviewed} »",
            f"Notre réponse : {page.verdict_label}",
        ]
        return said, _sources_in_words(page)
    return [], []


def _sources_in_words(page: ClarificationPage) -> list[str]:
    lines = []
    for one in page.sources:
        words = str(one["title"])
        words += f" ({one['date']})" if one.get("date") else ""
        words += f" — {one['note']}" if one.get("note") else ""
        lines.append(words)
    return ["Nos sources", *lines] if lines else []


@transaction.atomic
def publish_text(
    *, page_id: int, actor_id: int | None, note: str = "", bundle_id: int | None = None
) -> PageRef:
    """Put the approved version online, sealed; publishing it twice changes nothing.

    `note` tells readers what a correction changed; it is ignored the first time.
    Everything is one transaction: a machine that dies within it has published nothing, one that
    dies after it has published everything, and what goes out next is found by the sweepers.
    A text that waits in a bundle goes out with it only, which `bundle_id` tells. Raises
    RefusedError while the newest version is not approved by somebody else, before the end of an
    embargo and while the Cabinet suspends publications.
    """
    page = selectors.official_page(page_id)
    profile = selectors.profile_for(page)
    if profile is None:
        raise ConflictError(f"page {page_id} stands in no site")
    if page.withdrawn_at is not None:
        raise ConflictError("withdrawn", advice="Ce texte a été retiré : écrivez-en un nouveau.")
    if page.live and page.live_revision_id == page.latest_revision_id:
        return selectors.reference_of(page, profile.ministry_id)
    reading = selectors.last_reading(page_id)
    approved = reading is not None and reading.state == Reading.APPROVED
    if not approved or reading.revision_id != page.latest_revision_id:
        raise RefusedError(
            "not approved", advice="Une autre personne doit d’abord approuver cette version."
        )
    guards.refuse_before_embargo(page_id)
    if bundle_id is None:
        guards.refuse_outside_bundle(page_id)
    return _put_online(page, profile.ministry_id, actor_id, note=note.strip()[:600])


def _put_online(
    page: OfficialPage, ministry_id: int, actor_id: int | None, *, note: str = ""
) -> PageRef:
    """Publish the newest version, seal it, and tell everybody who must know."""
    guards.refuse_if_held(ministry_id, page.kind)
    former = page.reference if page.live else ""
    revision = page.latest_revision
    version = revision.as_object()
    ministry = accounts.ministry(ministry_id)
    # A day on which the page would appear or vanish by itself would say otherwise than its seal.
    version.go_live_at = version.expire_at = None
    if page.reference:
        version.slug = page.slug  # The seals of its former versions name this address.
    pictures.draw_pictures(version)
    if isinstance(version, TextPage):
        spoken = languages.get(following.language_of(version))
        version.said = said_in(version.kind, version.facts, spoken)
    seal = seals.seal_text(
        ministry_id=ministry_id,
        text=sealed_text(version, ministry.name),
        url=page.full_url,
        object_key=f"page:{page.pk}:{revision.pk}",
        actor_id=actor_id,
    )
    version.reference, version.sealed_revision = seal.reference, revision.pk
    if former:
        seals.replace(reference=former, by_reference=seal.reference, actor_id=actor_id, note=note)
        said = {"at": clock.now().isoformat(), "former": former, "by": seal.reference, "note": note}
        version.corrections = [*page.corrections, said]
    version.save_revision(user=revision.user, log_action=False).publish(log_action=False)
    page = selectors.official_page(page.pk)
    if isinstance(page, TextPage):
        sections.show_section(section=page.get_parent().specific)
        Reading.objects.filter(page_id=page.pk, revision_id=revision.pk).update(
            revision_id=page.latest_revision_id
        )
    announcing.end_what_waited(page.pk, ScheduledAct.PUBLISH)
    reference = selectors.reference_of(page, ministry_id)
    _remember(reference)
    announcing.tell(
        "sites.corrected" if former else "sites.published",
        reference,
        actor_id,
        {"reference": seal.reference, "former": former},
    )
    signal = events.page_corrected if former else events.page_published
    signal.send(None, page=reference, actor_id=actor_id, former=former)
    return reference


def _remember(page: PageRef) -> None:
    matching.remember(
        kind=announcing.matched_as(page.kind),
        key=str(page.id),
        title=page.title,
        text=f"{page.lead}\n\n{page.body_text}".strip(),
        language=page.language,
        ministry_id=page.ministry_id,
        url=page.url,
    )


@transaction.atomic
def publish_clarification(
    *,
    object_key: str,
    ministry_id: int,
    claim_reviewed: str,
    verdict_code: str,
    verdict_label: str,
    rating: tuple[int, int, int] | None,
    title: str,
    lead: str,
    body: str,
    sources: tuple[Source, ...],
    author_id: int,
    reviewer_id: int,
    actor_id: int | None,
    published_on: date | None = None,
) -> PageRef:
    """Publish a « mise au point », or correct the one of the same `object_key`.

    `rating` is (value, best, worst). Publishing the same words twice changes nothing. Raises
    RefusedError when the reviewer is the author.
    """
    if author_id == reviewer_id:
        raise RefusedError("own answer", advice="Une autre personne doit relire cette réponse.")
    profile = selectors.profile_of(ministry_id)
    page = ClarificationPage.objects.filter(object_key=object_key).first()
    fields = _clarification_fields(title, lead, verdict_code, verdict_label, rating, sources)
    fields |= {
        "claim_reviewed": claim_reviewed,
        "reviewed_by": _office_of(reviewer_id, ministry_id),
    }
    blocks = to_blocks(body)
    if page is None:
        page = _new_clarification(profile.clarifications, object_key, title)
        page.published_on = published_on or clock.now().date()
        page.role, page.signer = "Pour le ministère", accounts.ministry(ministry_id).name
        _set(page, fields, blocks)
        profile.clarifications.add_child(instance=page)
    else:
        if page.live and _says_the_same(page, fields, blocks):
            return selectors.reference_of(page, ministry_id)
        _set(page, fields, blocks)
    page.save_revision(user=_user(author_id), log_action=False)
    return _put_online(selectors.official_page(page.pk), ministry_id, actor_id)


@transaction.atomic
def correct_clarification(
    *,
    object_key: str,
    note: str,
    title: str,
    lead: str,
    body: str,
    verdict_code: str,
    verdict_label: str,
    rating: tuple[int, int, int] | None,
    sources: tuple[Source, ...],
    author_id: int,
    reviewer_id: int,
    actor_id: int | None,
) -> PageRef:
    """Correct a « mise au point » that is online; `note` tells readers what changed, with its date.

    Raises NotFoundError when none has this key, InvalidInputError without a note, RefusedError
    when the reviewer is the author. Correcting with the same words twice changes nothing.
    """
    if not note.strip():
        raise InvalidInputError("no note", advice="Dites aux lecteurs ce qui est corrigé.")
    page = ClarificationPage.objects.filter(object_key=object_key, live=True).first()
    profile = selectors.profile_for(page) if page is not None else None
    if page is None or profile is None:
        raise NotFoundError(object_key, advice="Cette mise au point n’est pas en ligne.")
    if author_id == reviewer_id:
        raise RefusedError("own answer", advice="Une autre personne doit relire cette correction.")
    if page.withdrawn_at is not None:
        raise ConflictError("withdrawn", advice="Cette mise au point a été retirée.")
    fields = _clarification_fields(title, lead, verdict_code, verdict_label, rating, sources)
    blocks = to_blocks(body)
    if _says_the_same(page, fields, blocks):
        return selectors.reference_of(page, profile.ministry_id)
    fields["reviewed_by"] = _office_of(reviewer_id, profile.ministry_id)
    _set(page, fields, blocks)
    page.save_revision(user=_user(author_id), log_action=False)
    online = selectors.official_page(page.pk)
    return _put_online(online, profile.ministry_id, actor_id, note=note.strip()[:600])


def _clarification_fields(
    title: str,
    lead: str,
    verdict_code: str,
    verdict_label: str,
    rating: tuple[int, int, int] | None,
    sources: tuple[Source, ...],
) -> dict[str, Any]:
    value, best, worst = rating or (None, None, None)
    return {
        "title": title,
        "draft_title": title,
        "lead": lead,
        "verdict_code": verdict_code,
        "verdict_label": verdict_label,
        "rating_value": value,
        "rating_best": best,
        "rating_worst": worst,
        "sources": [asdict(source) for source in sources],
    }


def _new_clarification(section: Page, object_key: str, title: str) -> ClarificationPage:
    taken = set(section.get_children().values_list("slug", flat=True))
    return ClarificationPage(object_key=object_key, live=False, slug=slug_for(title, taken=taken))


def _says_the_same(
    page: ClarificationPage, fields: dict[str, Any], blocks: list[dict[str, Any]]
) -> bool:
    same_words = paragraphs(blocks) == paragraphs(selectors.raw_body(page))
    return same_words and all(getattr(page, name) == value for name, value in fields.items())


def _office_of(reviewer_id: int, ministry_id: int) -> str:
    """Return the office that a reader of the page is told of: a function, never a name."""
    job = str(getattr(_user(reviewer_id), "job", "") or "Service de la communication")
    return f"{job}, {accounts.ministry(ministry_id).name}"


def _user(user_id: int) -> Any:
    return get_user_model().objects.get(pk=user_id)


def _set(page: ClarificationPage, fields: dict[str, Any], body: list[dict[str, Any]]) -> None:
    for name, value in fields.items():
        setattr(page, name, value)
    page.body = body


def url_of_site(ministry_id: int) -> str:
    """Return the address of a ministry's site."""
    host = selectors.profile_of(ministry_id).site.hostname
    scheme, port = ("https", 443) if settings.KAKAKI_IS_HTTPS else ("http", 80)
    shown = "" if port == settings.KAKAKI_PORT else f":{settings.KAKAKI_PORT}"
    return f"{scheme}://{host}{shown}/"
