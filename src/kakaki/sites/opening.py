"""Open the website of a ministry: its pages, its groups and what each group may do."""

import tomllib
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Site

from kakaki.accounts import facade as accounts
from kakaki.accounts.contracts import MinistryRef
from kakaki.audit import facade as audit
from kakaki.sites.engine.light_markdown import to_blocks
from kakaki.sites.models import HomePage, SectionPage, SiteProfile, StandardPage

STARTER = Path(__file__).with_name("starter") / "pages.toml"
# Nobody publishes, and nobody touches people, from Wagtail's own screens.
PAGE_PERMISSIONS = ("add_page", "change_page")
IMAGE_PERMISSIONS = ("add_image", "change_image", "choose_image")
DOCUMENT_PERMISSIONS = ("add_document", "change_document", "choose_document")
EDITING_ROLES = frozenset({"redacteur", "validateur", "responsable", "cabinet"})


def host_of(ministry: MinistryRef) -> str:
    """Return the host name of a ministry's site; the Cabinet has the portal."""
    return (
        settings.KAKAKI_DOMAIN
        if ministry.is_cabinet
        else f"{ministry.slug}.{settings.KAKAKI_DOMAIN}"
    )


def group_name(ministry: MinistryRef) -> str:
    """Return the name of the group of a ministry's editors in Wagtail."""
    return f"ministere:{ministry.slug}"


@transaction.atomic
def open_ministry_site(*, ministry_id: int, actor_id: int | None) -> SiteProfile:
    """Open the site of a ministry; opening it twice changes nothing."""
    ministry = accounts.ministry(ministry_id)
    present = SiteProfile.objects.filter(ministry_id=ministry_id).first()
    if present is not None:
        return present
    home = _open_home(ministry)
    communiques = home.add_child(
        instance=SectionPage(title="Communiqués", slug="communiques", show_in_menus=True)
    )
    clarifications = home.add_child(
        instance=SectionPage(title="Vrai ou faux ?", slug="vrai-ou-faux", show_in_menus=True)
    )
    _add_starter_pages(home, ministry)
    profile = SiteProfile.objects.create(
        ministry_id=ministry_id,
        site=_open_host(ministry, home),
        home=home,
        communiques=communiques,
        clarifications=clarifications,
    )
    _open_group(ministry, home)
    audit.record(
        action="sites.opened",
        actor_id=actor_id,
        ministry_id=ministry_id,
        target=f"ministry:{ministry_id}",
        summary=f"Site ouvert : {profile.site.hostname}",
    )
    return profile


def _open_home(ministry: MinistryRef) -> HomePage:
    root = Page.get_first_root_node()
    welcome = Page.objects.child_of(root).filter(slug="home").first()
    if welcome is not None and welcome.specific_class is Page:
        Site.objects.filter(root_page=welcome).delete()
        welcome.delete()
        root.refresh_from_db()
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
    words = {
        "name": ministry.name,
        "email": ministry.email or "l’adresse de votre ministère",
        "phone": ministry.phone or "numéro à compléter",
        "address": ministry.address or "adresse à compléter",
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


def _open_group(ministry: MinistryRef, home: HomePage) -> None:
    group, _ = Group.objects.get_or_create(name=group_name(ministry))
    group.permissions.add(
        Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin")
    )
    for codename in PAGE_PERMISSIONS:
        permission = Permission.objects.get(
            codename=codename, content_type__app_label="wagtailcore"
        )
        GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)
    root = Collection.get_first_root_node()
    collection = root.add_child(instance=Collection(name=ministry.name))
    for label, names in (
        ("wagtailimages", IMAGE_PERMISSIONS),
        ("wagtaildocs", DOCUMENT_PERMISSIONS),
    ):
        for codename in names:
            permission = Permission.objects.get(codename=codename, content_type__app_label=label)
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=permission
            )


@transaction.atomic
def sync_groups(*, user_id: int) -> None:
    """Put a person in Wagtail's groups of the ministries where they write, and in no other."""
    from django.contrib.auth import get_user_model

    user = get_user_model().objects.get(pk=user_id)
    person = accounts.person_of(user)
    wanted = {
        group_name(ministry)
        for ministry in person.ministries
        if person.roles[ministry.id] & EDITING_ROLES
    }
    present = set(user.groups.filter(name__startswith="ministere:").values_list("name", flat=True))
    user.groups.add(*Group.objects.filter(name__in=wanted - present))
    user.groups.remove(*Group.objects.filter(name__in=present - wanted))
