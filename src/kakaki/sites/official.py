"""What an official page shows besides its words: its seal, and what machines read."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from kakaki.accounts.contracts import MinistryRef
from kakaki.kernel import languages
from kakaki.seals import facade as seals
from kakaki.sites import paper, selectors
from kakaki.sites.engine.anchors import anchored
from kakaki.sites.engine.facts import Fact, Rows
from kakaki.sites.models import ClarificationPage, OfficialPage, TextPage
from kakaki.sites.page_kind import Schema, Shown, kinds, news_article
from kakaki.sites.translating import following, public
from kakaki.sites.translating.saying import said_in


def _json_for_html(data: dict[str, Any]) -> SafeString:
    """Return JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return mark_safe(text)  # noqa: S308 -- every sign that HTML reads is escaped above.


def _organisation(ministry: MinistryRef) -> dict[str, Any]:
    return {
        "@type": "GovernmentOrganization",
        "name": ministry.name,
        "parentOrganization": {
            "@type": "GovernmentOrganization",
            "name": settings.KAKAKI_GOVERNMENT,
        },
    }


# schema.org's types that are not works: nobody wrote them, and they carry no date of publication.
NOT_WORKS = frozenset({"JobPosting", "Demand", "Event", "Person", "GovernmentService", "ItemList"})


def described(
    page: OfficialPage, schema: Callable[[Shown], Schema], ministry: MinistryRef
) -> dict[str, Any]:
    """Return the page as the type of schema.org that its kind gives."""
    shown = Shown(
        title=page.title,
        lead=page.lead,
        url=page.full_url or "",
        facts=getattr(page, "facts", {}),
        blocks=anchored(selectors.raw_body(page)),
        organisation=_organisation(ministry),
    )
    own = schema(shown)
    data = {"@context": "https://schema.org", "url": page.full_url, "identifier": page.reference}
    if own["@type"] not in NOT_WORKS:
        data |= {
            "description": page.lead,
            "inLanguage": page.language,
            "datePublished": _moment(page.first_published_at),
            "dateModified": _moment(page.last_published_at),
            "author": _organisation(ministry),
            "publisher": _organisation(ministry),
            **_other_languages(page),
        }
    elif own["@type"] == "JobPosting":
        data["datePosted"] = _moment(page.first_published_at)
    return data | own


def _other_languages(page: OfficialPage) -> dict[str, Any]:
    """Return of which work a text is the translation, or which texts translate it."""
    here = following.language_of(page)
    others = {code: url for code, url in public.versions_of(page).items() if code != here}
    if here != languages.FRENCH:
        source = others.get(languages.FRENCH)
        return {"translationOfWork": {"@type": "CreativeWork", "@id": source}} if source else {}
    made = [
        {"@type": "CreativeWork", "@id": url, "inLanguage": code} for code, url in others.items()
    ]
    return {"workTranslation": made} if made else {}


def _moment(value: datetime | None) -> str | None:
    return value.isoformat() if value else None


def _named_cells(fact: Fact, value: Any) -> list[list[tuple[str, str]]]:
    """Return the cells of each line with the name of their column, nothing for other facts."""
    if not isinstance(fact, Rows):
        return []
    columns = [languages.spoken().say(name) for name in fact.columns]
    return [list(zip(columns, cells, strict=True)) for cells in value]


def facts_shown(page: TextPage) -> dict[str, Any]:
    """Return the facts of a text as its template draws them."""
    kind = kinds.get(page.kind)
    # A translation shows the words it was sealed with; its preview, those it would be sealed with.
    kept = page.said or said_in(page.kind, page.facts, languages.get(following.language_of(page)))
    own = {one["name"]: one for one in kept}
    said = [
        {
            "label": own[fact.name]["label"] if fact.name in own else fact.label,
            "lines": own[fact.name]["lines"] if fact.name in own else lines,
            "href": fact.leads_to(page.facts[fact.name]),
            "rows": _named_cells(fact, page.facts[fact.name]),
        }
        for fact, lines in kind.said(page.facts)
    ]
    return {
        "kind": kind,
        "said": said,
        "closes_on": kind.closed_on(page.facts),
        "is_closed": page.is_closed,
    }


def claim_review(page: ClarificationPage, ministry: MinistryRef) -> dict[str, Any]:
    """Return the page as schema.org's ClaimReview (Google's fact check guide, required fields)."""
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": page.verdict_label}
    if page.rating_value is not None:
        rating |= {
            "ratingValue": page.rating_value,
            "bestRating": page.rating_best,
            "worstRating": page.rating_worst,
        }
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": page.full_url,
        "claimReviewed": page.claim_reviewed,
        "datePublished": page.first_published_at.isoformat() if page.first_published_at else None,
        "author": _organisation(ministry),
        "itemReviewed": {"@type": "Claim", "name": page.claim_reviewed},
        "reviewRating": rating,
        "inLanguage": page.language,
    }


def proofs(page: OfficialPage, ministry: MinistryRef) -> dict[str, Any]:
    """Return the JSON-LD of an official page and, once it is sealed, the drawing of its seal."""
    shown: dict[str, Any] = {"anchors": Counter()}
    if isinstance(page, TextPage):
        data = described(page, kinds.get(page.kind).schema, ministry)
        shown |= facts_shown(page)
    elif page.verdict_code == "hors_fait":
        # An opinion was not reviewed: nothing in it can be true or false.
        data = described(page, news_article, ministry)
    else:
        data = claim_review(page, ministry)
    shown["json_ld"] = _json_for_html({k: v for k, v in data.items() if v is not None})
    if page.reference:
        shown["qr"] = mark_safe(seals.qr_svg(page.reference))  # noqa: S308 -- drawn by our seals.
        shown["shown_reference"] = seals.shown_reference(page.reference)
        shown["paper_url"] = paper.url_of(page)
    return shown
