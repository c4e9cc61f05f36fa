"""What an official page shows besides its words: its seal, and what machines read."""

import json
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from kakaki.accounts.contracts import MinistryRef
from kakaki.seals import facade as seals
from kakaki.sites import paper
from kakaki.sites.models import ClarificationPage, OfficialPage


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


def news_article(page: OfficialPage, ministry: MinistryRef) -> dict[str, Any]:
    """Return the page as schema.org's NewsArticle."""
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.lead,
        "url": page.full_url,
        "inLanguage": page.language,
        "datePublished": page.first_published_at.isoformat() if page.first_published_at else None,
        "dateModified": page.last_published_at.isoformat() if page.last_published_at else None,
        "author": _organisation(ministry),
        "publisher": _organisation(ministry),
        "identifier": page.reference,
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
    # An opinion was not reviewed: nothing in it can be true or false.
    if isinstance(page, ClarificationPage) and page.verdict_code != "hors_fait":
        data = claim_review(page, ministry)
    else:
        data = news_article(page, ministry)
    shown: dict[str, Any] = {
        "json_ld": _json_for_html({k: v for k, v in data.items() if v is not None})
    }
    if page.reference:
        shown["qr"] = mark_safe(seals.qr_svg(page.reference))  # noqa: S308 -- drawn by our seals.
        shown["shown_reference"] = seals.shown_reference(page.reference)
        shown["paper_url"] = paper.url_of(page)
    return shown
