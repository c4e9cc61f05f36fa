"""Wagtail's form of a page, which takes nothing that another ministry has not put online."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from kakaki.sites import selectors
from kakaki.sites.facts_panel import FACT
from kakaki.sites.models import ClarificationPage, HomePage, SectionPage, StandardPage, TextPage
from kakaki.sites.page_kind import kinds
from kakaki.sites.text_form import facts_in, field_of

# A paragraph names the page that a link leads to by its number.
_LINKED = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*>')
_NUMBER = re.compile(r'\bid="(\d{1,18})"')


def things_in(body: list[dict[str, Any]]) -> dict[str, set[int]]:
    """Return the numbers of the pictures, documents and pages that raw blocks lead to."""
    found: dict[str, set[int]] = {"image": set(), "document": set(), "page": set()}
    for raw in body:
        kind, value = raw["type"], raw["value"]
        if kind in ("image", "document") and value.get(kind):
            found[kind].add(int(value[kind]))
        if kind == "paragraph":
            links = _LINKED.findall(str(value))
            found["page"] |= {int(number) for link in links for number in _NUMBER.findall(link)}
    return found


class FirmAddressForm(WagtailAdminPageForm):
    """Refuse a new address to a part of a site that holds sealed texts: their seals name it."""

    def clean(self) -> dict[str, Any]:
        """Check that the address stays."""
        data: dict[str, Any] = super().clean()
        former = type(self.instance).objects.filter(pk=self.instance.pk).first()
        if former and data.get("slug") != former.slug and selectors.holds_a_seal(former):
            self.add_error("slug", "Des textes scellés sont à cette adresse : elle ne change plus.")
        return data


class HomeForm(WagtailAdminPageForm):
    """Refuse a new address to a home: every page of its language stands below it."""

    def clean(self) -> dict[str, Any]:
        """Check that the address stays."""
        data: dict[str, Any] = super().clean()
        if data.get("slug") and data["slug"] != self.instance.slug:
            self.add_error("slug", "L’adresse d’une page d’accueil ne change pas.")
        return data


class OwnThingsForm(WagtailAdminPageForm):
    """Refuse the pictures, documents and drafts of another ministry.

    The choosers do not show them, but a form may name any number, and its preview would show
    what stands behind it.
    """

    def clean(self) -> dict[str, Any]:
        """Check what the body leads to."""
        data: dict[str, Any] = super().clean()
        body, profile = data.get("body"), selectors.profile_for(self.parent_page)
        if not body or profile is None:
            return data
        things = things_in(body.get_prep_value())
        for kind, model in (("image", get_image_model()), ("document", get_document_model())):
            others = model.objects.filter(pk__in=things[kind]).exclude(
                collection_id=profile.collection_id
            )
            if not all(selectors.is_on_a_live_page(one) for one in others):
                raise ValidationError("Ce fichier n’est pas à votre ministère. Choisissez-en un.")
        if any(selectors.is_hidden(number, [profile.ministry_id]) for number in things["page"]):
            raise ValidationError("Un lien mène à une page qui n’est pas en ligne.")
        return data


class TextPageForm(OwnThingsForm):
    """Ask for the facts of the text's kind, and keep them as the desk does."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kinds.get(self.instance.kind)
        typed = self.kind.write(self.instance.facts)
        for fact in self.kind.facts:
            self.fields[FACT + fact.name] = field_of(fact)
            self.initial[FACT + fact.name] = typed[fact.name]

    def clean(self) -> dict[str, Any]:
        """Read every fact, and say under its own field what is to mend."""
        data = super().clean()
        self.facts = facts_in(self, data)
        return data

    def save(self, commit: bool = True) -> Any:
        """Keep the facts with the text."""
        self.instance.facts = self.facts
        self.instance.closes_on = self.kind.closed_on(self.facts)
        return super().save(commit=commit)


def give_forms() -> None:
    """Give each kind of page its form; the pages themselves know nothing of forms."""
    HomePage.base_form_class = HomeForm
    SectionPage.base_form_class = FirmAddressForm
    for model in (StandardPage, ClarificationPage):
        model.base_form_class = OwnThingsForm
    TextPage.base_form_class = TextPageForm
