"""Tell in words every block of a text, so that whoever approves it reads all of it."""

from typing import Any

from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from kakaki.sites import selectors
from kakaki.sites.engine.light_markdown import to_text
from kakaki.sites.page_block import blocks
from kakaki.sites.page_kind import kinds
from kakaki.sites.translating.saying import words_of_facts

FILES = {"image": get_image_model, "document": get_document_model}


def whole_text(page: Any) -> str:
    """Return the words of a version: title, lead, every block, then place, date and signature.

    The editor shows a picture, a button or a file as a mark that stays the same when what stands
    behind it changes; a reader would then be told that nothing changed.
    """
    place, role = getattr(page, "place", ""), page.role
    end = " — ".join(filter(None, [place, str(page.published_on or ""), page.signer, role]))
    return "\n\n".join([page.title, page.lead, *facts_told(page), body_told(page), end])


def facts_told(page: Any) -> list[str]:
    """Return the facts of a version in words: a price or a last day that changed is read too."""
    return words_of_facts(page)


def facts_in_words(kind: str, facts: dict[str, Any]) -> list[str]:
    """Return the facts of a kind of text in words, none for a kind that asks for none."""
    return kinds.get(kind).words(facts) if kind in kinds.all() else []


def body_told(page: Any) -> str:
    """Return the words of every block of a version's body."""
    parts = []
    for raw in selectors.raw_body(page):
        words = to_text([raw])
        parts.append(_told(raw) if words.startswith("{{bloc:") else words)
    return "\n\n".join(parts)


def _told(raw: dict[str, Any]) -> str:
    plug, value = blocks.all().get(raw["type"]), raw["value"]
    label = plug.label if plug is not None else raw["type"]
    if not isinstance(value, dict):
        return f"[{label} : {value}]"
    said = [_name_of(name, one) for name, one in value.items() if one]
    return f"[{label} : {' — '.join(said)}]"


def _name_of(name: str, value: Any) -> str:
    if name not in FILES:
        return str(value)
    found = FILES[name]().objects.filter(pk=value).first()
    return f"« {found.title} », n° {value}" if found is not None else f"n° {value}, absent"
