"""Tags and filters for the templates of every room."""

from datetime import datetime
from urllib.parse import urlsplit

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
from kakaki.kernel import clock, languages
from kakaki.ui import icons, selectors
from kakaki.ui.engine.elapsed import elapsed
from kakaki.ui.engine.typography import french

register = template.Library()
HARD = "\u00a0"
MARK = format_html(
    '<svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">'
    '<rect width="32" height="32" rx="7" fill="currentColor" fill-opacity="{}"/>'
    '<path d="M5 18.5 21 13c2.6-.9 4.5-2.8 6-5.5v17'
    'c-1.5-2.7-3.4-4.6-6-5.5L5 20.5z" fill="currentColor"/><path d="M5 26h22" stroke="#d88a1a"'
    ' stroke-width="2" stroke-dasharray="3.4 1.5"/></svg>',
    ".14",
)


@register.simple_tag
def government() -> str:
    """Return the name of the government."""
    return settings.KAKAKI_GOVERNMENT


@register.simple_tag
def spoken() -> languages.Language:
    """Return the language of the page that is being made."""
    return languages.spoken()


@register.simple_tag
def say(french: str) -> str:
    """Return words of a public page in the language of the page."""
    return languages.spoken().say(french)


@register.simple_tag
def own_address(path: str) -> str:
    """Return an address of the site in the language of the page: « /ha/recherche/ »."""
    code = languages.spoken().code
    return path if code == languages.FRENCH else f"/{code}{path}"


@register.filter
def tongue(code: str) -> str:
    """Return what French calls a language."""
    return languages.get(code).french_name


@register.filter
def said(french: object) -> str:
    """Return a label in the language of the page."""
    return languages.spoken().say(str(french or ""))


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


@register.simple_tag
def mark() -> SafeString:
    """Return the mark of the product, in the colour of the text or of the ministry."""
    return MARK


@register.filter
def path_of(url: str) -> str:
    """Return the path of an address, to know whether the reader stands there."""
    return urlsplit(url or "").path


@register.filter
def typography(text: str) -> str:
    """Return French words with the spaces that no line may break, and typographic apostrophes."""
    return french(str(text))


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
    tongue = languages.spoken()
    words = date_format(local, "j F Y") + f" à {local:%H}{HARD}h{HARD}{local:%M}"
    if tongue.code != languages.FRENCH:
        words = f"{tongue.day(local.date())}, {local:%H:%M}"
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="seconds"), words)


@register.filter
def day(value: datetime | None) -> SafeString | str:
    """Return a day in words, « 1er » as French wants it, with its exact value for machines."""
    if value is None:
        return ""
    words = date_format(value, "j F Y")
    if words.startswith("1 "):
        words = "1er " + words[2:]
    if languages.spoken().code != languages.FRENCH:
        words = languages.spoken().day(value)
    return format_html('<time datetime="{}">{}</time>', value.strftime("%Y-%m-%d"), words)


@register.filter
def date_of(value: datetime | None) -> SafeString | str:
    """Return the day of a moment in words, in the government's time zone."""
    return day(timezone.localtime(value)) if value is not None else ""


@register.filter
def ago(value: datetime | None) -> SafeString | str:
    """Return how long ago in words, the whole moment in the tooltip and for machines."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    whole = date_format(local, "j F Y") + f" à {local:%H}{HARD}h{HARD}{local:%M}"
    words = elapsed((clock.now() - value).total_seconds()) or whole
    exact = local.isoformat(timespec="seconds")
    return format_html('<time datetime="{}" title="{}">{}</time>', exact, whole, words)
