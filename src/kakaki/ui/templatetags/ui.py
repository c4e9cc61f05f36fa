"""Tags and filters for the templates of every room."""

from datetime import datetime

from django import template
from django.conf import settings
from django.template.context import Context
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import Person
from kakaki.ui import icons, selectors

register = template.Library()
NARROW, HARD = "\u202f", "\u00a0"


@register.simple_tag
def government() -> str:
    """Return the name of the government."""
    return settings.KAKAKI_GOVERNMENT


@register.simple_tag
def portal(url_name: str, *args: object) -> str:
    """Return an address on the portal, whole, so that ministries' sites lead there; '' if none."""
    try:
        return settings.KAKAKI_ORIGIN + reverse(url_name, args=args)
    except NoReverseMatch:
        return settings.KAKAKI_ORIGIN + "/"


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return a drawing that says nothing to a screen reader: the words beside it do."""
    return format_html(
        '<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor"'
        ' stroke-width="1.8" stroke-linejoin="round" stroke-linecap="round" aria-hidden="true"'
        ' focusable="false"><path d="{}"/></svg>',
        icons.drawing(name),
    )


@register.simple_tag(takes_context=True)
def desk_person(context: Context) -> Person:
    """Return who is at the desk."""
    return accounts.person_for(context["request"])


@register.simple_tag(takes_context=True)
def desk_nav(context: Context) -> list[selectors.Place]:
    """Return the places of the desk for whoever is there."""
    request = context["request"]
    return selectors.places(accounts.person_for(request), request.path)


@register.filter
def moment(value: datetime | None) -> SafeString | str:
    """Return a moment in words, with its exact value for machines."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    words = date_format(local, "j F Y") + f" à {local:%H}{HARD}h{HARD}{local:%M}"
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="seconds"), words)


@register.filter
def day(value: datetime | None) -> SafeString | str:
    """Return a day in words, « 1er » as French wants it, with its exact value for machines."""
    if value is None:
        return ""
    words = date_format(value, "j F Y")
    if words.startswith("1 "):
        words = "1er " + words[2:]
    return format_html('<time datetime="{}">{}</time>', value.strftime("%Y-%m-%d"), words)
