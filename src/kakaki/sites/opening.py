"""Open the website of a ministry: its pages, its groups and what each group may do."""

import tomllib
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import MinistryRef
from kakaki.audit import facade as audit
from kakaki.sites import purging, search_index
from kakaki.sites.engine.light_markdown import to_blocks
from kakaki.sites.models import HomePage, SectionPage, SiteProfile, StandardPage

STARTER = Path(__file__).with_name("starter") / "pages.toml"
# Nobody publishes, and nobody touches people, from Wagtail's own screens.
PAGE_PERMISSIONS = ("add_page", "change_page")
IMAGE_PERMISSIONS = ("add_image", "change_image", "choose_image")
DOCUMENT_PERMISSIONS = ("add_document", "change_document", "choose_document")
WRITERS, APPROVERS = "redaction", "relecture"
GROUP_CAPABILITIES = {WRITERS: "texts.write", APPROVERS: "texts.approve"}
# Wagtail creates these with rights over every page of every ministry.
WAGTAIL_GROUPS = ("Moderators", "Editors")


def host_of(ministry: MinistryRef) -> str:
    """Return the host name of a ministry's site; the Cabinet has the portal."""
    return (
        settings.KAKAKI_DOMAIN
        if ministry.is_cabinet
        else f"{ministry.slug}.{settings.KAKAKI_DOMAIN}"
    )


def group_name(ministry: MinistryRef, role: str) -> str:
    """Return the name in Wagtail of a ministry's writers or approvers."""
    return f"ministere:{ministry.slug}:{role}"


@transaction.atomic
def open_ministry_site(*, ministry_id: int, actor_id: int | None) -> SiteProfile:
    """Open the site of a ministry; opening it twice changes nothing."""
    ministry = accounts.ministry(ministry_id)
    present = SiteProfile.objects.filter(ministry_id=ministry_id).first()
    if present is not None:
        return present
    _take_away_wagtail_defaults()
    home = _open_home(ministry)
    communiques = home.add_child(
        instance=SectionPage(title="Communiqués", slug="communiques", show_in_menus=True)
    )
    clarifications = home.add_child(
        instance=SectionPage(title="Vrai ou faux ?", slug="vrai-ou-faux", show_in_menus=True)
    )
    _add_starter_pages(home, ministry)
    collection = Collection.get_first_root_node().add_child(instance=Collection(name=ministry.name))
    _open_writers(ministry, home, collection)
    profile = SiteProfile.objects.create(
        ministry_id=ministry_id,
        site=_open_host(ministry, home),
        home=home,
        communiques=communiques,
        clarifications=clarifications,
        collection=collection,
        workflow=_open_workflow(ministry, home),
    )
    sync_everybody(ministry_id=ministry_id)
    search_index.index_below(page=home)
    purging.purge_soon(tags=[purging.GOVERNMENT])
    audit.record(
        action="sites.opened",
        actor_id=actor_id,
        ministry_id=ministry_id,
        target=f"ministry:{ministry_id}",
        summary=f"Site ouvert : {profile.site.hostname}",
    )
    return profile


def _take_away_wagtail_defaults() -> None:
    """Delete the groups, the workflow and the welcome page that a new Wagtail comes with."""
    Group.objects.filter(name__in=WAGTAIL_GROUPS).delete()
    root = Page.get_first_root_node()
    WorkflowPage.objects.filter(page=root).delete()
    Workflow.objects.filter(name="Moderators approval").delete()
    GroupApprovalTask.objects.filter(name="Moderators approval").delete()
    welcome = Page.objects.child_of(root).filter(slug="home").first()
    if welcome is not None and welcome.specific_class is Page:
        Site.objects.filter(root_page=welcome).delete()
        welcome.delete()


def _open_home(ministry: MinistryRef) -> HomePage:
    root = Page.get_first_root_node()
    title = settings.KAKAKI_GOVERNMENT if ministry.is_cabinet else ministry.name
    return root.add_child(instance=HomePage(title=title, slug=f"site-{ministry.slug}"))


def _open_host(ministry: MinistryRef, home: HomePage) -> Site:
    return Site.objects.create(
        hostname=host_of(ministry),
        port=settings.KAKAKI_PORT,
        root_page=home,
        site_name=ministry.name,
        is_default_site=ministry.is_cabinet,
    )


def _add_starter_pages(home: HomePage, ministry: MinistryRef) -> None:
    address = SiteProfile(ministry_id=ministry.id).ministry.address
    words = {
        "name": ministry.name,
        "email": ministry.email or "l’adresse de votre ministère",
        "phone": ministry.phone or "numéro à compléter",
        "address": address or "adresse à compléter",
        "government": settings.KAKAKI_GOVERNMENT,
    }
    for starter in tomllib.loads(STARTER.read_text(encoding="utf-8"))["pages"]:
        page = home.add_child(
            instance=StandardPage(
                title=starter["title"],
                slug=starter["slug"],
                lead=starter["lead"].format(**words),
                body=to_blocks(starter["body"].format(**words)),
                is_legal=starter["legal"],
                show_in_menus=starter["in_menu"],
            )
        )
        page.save_revision(log_action=False)


def _open_writers(ministry: MinistryRef, home: HomePage, collection: Collection) -> None:
    """Let the ministry's writers change their own pages and pictures, and nothing else."""
    group = _open_group(ministry, WRITERS)
    for codename in PAGE_PERMISSIONS:
        GroupPagePermission.objects.get_or_create(
            group=group, page=home, permission=_permission("wagtailcore", codename)
        )
    for label, names in (
        ("wagtailimages", IMAGE_PERMISSIONS),
        ("wagtaildocs", DOCUMENT_PERMISSIONS),
    ):
        for codename in names:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=_permission(label, codename)
            )


def _open_workflow(ministry: MinistryRef, home: HomePage) -> Workflow:
    """Let the ministry's approvers put online the pages that are no official text."""
    task = GroupApprovalTask.objects.create(name=f"Relecture — {ministry.name}")
    task.groups.add(_open_group(ministry, APPROVERS))
    workflow = Workflow.objects.create(name=f"Relecture — {ministry.name}")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowPage.objects.create(workflow=workflow, page=home)
    return workflow


def _open_group(ministry: MinistryRef, role: str) -> Group:
    group, _ = Group.objects.get_or_create(name=group_name(ministry, role))
    group.permissions.add(_permission("wagtailadmin", "access_admin"))
    return group


def _permission(app_label: str, codename: str) -> Permission:
    return Permission.objects.get(codename=codename, content_type__app_label=app_label)


@transaction.atomic
def sync_groups(*, user_id: int) -> None:
    """Put a person in Wagtail's groups of what they may do in each ministry, and in no other."""
    from django.contrib.auth import get_user_model

    user = get_user_model().objects.get(pk=user_id)
    person = accounts.person_of(user)
    wanted = {
        group_name(ministry, role)
        for role, capability in GROUP_CAPABILITIES.items()
        for ministry in person.ministries_where(capability)
    }
    present = set(user.groups.filter(name__startswith="ministere:").values_list("name", flat=True))
    user.groups.add(*Group.objects.filter(name__in=wanted - present))
    user.groups.remove(*Group.objects.filter(name__in=present - wanted))


def sync_everybody(*, ministry_id: int) -> None:
    """Put in Wagtail's groups whoever held a role before the site was open."""
    for user_id in accounts.user_ids_who_can("texts.write", ministry_id):
        sync_groups(user_id=user_id)
