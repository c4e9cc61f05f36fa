"""Replace, when the room is made ready, the few things of Wagtail that no setting of ours reaches.

Its filters list everybody who ever wrote a page, and every tag, to whoever may see one page; and
its workflow publishes only for whoever holds the right to publish, which nobody does here, and lets
an approver approve what they wrote themselves.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import HttpRequest
from taggit.models import Tag
from wagtail.admin import filters
from wagtail.admin.views.pages.listing import GenericPageFilterSet, PageFilterSet
from wagtail.images.views import chooser
from wagtail.models import GroupApprovalTask, WorkflowState

from kakaki.accounts import facade as accounts
from kakaki.sites.models import ClarificationPage, SectionPage, StandardPage, TextPage
from kakaki.sites.page_form import FirmAddressForm, OwnThingsForm
from kakaki.sites.upkeep import publish_approved


def colleagues(request: HttpRequest) -> QuerySet[Any]:
    """Return who writes in the ministries of the person who looks."""
    person = accounts.person_for(request)
    ids = {
        user_id
        for ministry in person.ministries
        for user_id in accounts.user_ids_who_can("texts.write", ministry.id)
    }
    return get_user_model().objects.filter(pk__in=ids)


def no_tags(model: Any, count: int = 10) -> QuerySet[Tag]:
    """Return no tag: tags are words that people of every ministry chose."""
    return Tag.objects.none()


_wagtail_actions = GroupApprovalTask.get_actions


def actions_of_a_second_person(task: GroupApprovalTask, page: Any, user: Any) -> list[Any]:
    """Return what an approver may do with a version; nothing with one that they wrote."""
    version = page.get_latest_revision()
    if version is not None and version.user_id == user.pk:
        return []
    found: list[Any] = _wagtail_actions(task, page, user)
    return found


def narrow() -> None:
    """Replace the lists and the end of the workflow; doing it twice changes nothing."""
    SectionPage.base_form_class = FirmAddressForm
    for page in (StandardPage, TextPage, ClarificationPage):
        page.base_form_class = OwnThingsForm
    WorkflowState.on_finish = publish_approved
    GroupApprovalTask.get_actions = actions_of_a_second_person
    for kind in (PageFilterSet, GenericPageFilterSet):
        for name in ("owner", "edited_by"):
            kind.base_filters[name].queryset = colleagues
    filters.popular_tags_for_model = no_tags
    chooser.popular_tags_for_model = no_tags
