"""The languages of a site: open one below its French pages, whose addresses never change."""

from django.db import transaction
from wagtail.models import Locale

from kakaki.accounts import facade as accounts
from kakaki.audit import facade as audit
from kakaki.kernel import languages
from kakaki.kernel.errors import ConflictError, InvalidInputError, NotFoundError
from kakaki.kernel.languages import Language
from kakaki.sites import purging, selectors
from kakaki.sites.models import HomePage, SectionPage, SiteLanguage, SiteProfile
from kakaki.sites.page_kind import PageKind


def offered(profile: SiteProfile) -> list[SiteLanguage]:
    """Return the languages that a site offers besides French, by code."""
    found = SiteLanguage.objects.filter(profile=profile, is_offered=True)
    return list(found.select_related("locale", "home").order_by("locale__language_code"))


def opened(profile: SiteProfile, code: str) -> SiteLanguage | None:
    """Return a language of a site, offered today or not, None when it was never opened."""
    found = SiteLanguage.objects.filter(profile=profile, locale__language_code=code)
    return found.select_related("locale", "home").first()


def known(code: str) -> Language:
    """Return a language that texts are translated into; raise NotFoundError for another code."""
    found = next((one for one in languages.others() if one.code == code), None)
    if found is None:
        raise NotFoundError(f"language {code}", advice="Cette langue n’existe pas ici.")
    return found


@transaction.atomic
def offer_language(*, ministry_id: int, code: str, name: str, actor_id: int) -> SiteLanguage:
    """Offer a language on the site of a ministry, or name the ministry anew in it.

    `name` is what the ministry is called in that language. Twice changes nothing. Raises
    InvalidInputError without a name, ConflictError when a page of the site has that address.
    """
    language, name = known(code), " ".join(name.split())
    if not name or len(name) > 160 or "\x00" in name:
        raise InvalidInputError(
            "name", advice=f"Écrivez le nom du ministère en {language.french_name}."
        )
    profile = selectors.profile_of(ministry_id)
    present = opened(profile, code)
    if present is None:
        present = _open(profile, language, name)
    elif present.is_offered and present.name == name:
        return present
    present.name, present.is_offered = name, True
    present.save()
    home = HomePage.objects.get(pk=present.home_id)
    home.title = home.draft_title = name
    home.save_revision(log_action=False).publish(log_action=False)
    _tell("sites.language_offered", profile, language, actor_id)
    return present


def _open(profile: SiteProfile, language: Language, name: str) -> SiteLanguage:
    home = profile.home
    if home.get_children().filter(slug=language.code).exists():
        raise ConflictError(
            "slug", advice=f"Une page de ce site a déjà l’adresse « /{language.code}/ »."
        )
    locale, _ = Locale.objects.get_or_create(language_code=language.code)
    page = home.add_child(
        instance=HomePage(
            title=name, slug=language.code, locale=locale, translation_key=home.translation_key
        )
    )
    return SiteLanguage(profile=profile, locale=locale, home=page)


@transaction.atomic
def stop_offering(*, ministry_id: int, code: str, actor_id: int) -> None:
    """Offer a language no longer: its pages stay online, nothing leads there any more."""
    profile = selectors.profile_of(ministry_id)
    present = opened(profile, code)
    if present is None or not present.is_offered:
        return
    present.is_offered = False
    present.save()
    _tell("sites.language_stopped", profile, known(code), actor_id)


def _tell(action: str, profile: SiteProfile, language: Language, actor_id: int) -> None:
    number = profile.ministry_id
    audit.record(
        action=action,
        actor_id=actor_id,
        ministry_id=number,
        target=f"ministry:{number}",
        summary=f"{language.french_name.capitalize()} — {accounts.ministry(number).name}",
    )
    tags = purging.tags_of_site(profile.home_id, number)
    purging.purge_soon(tags=[*tags, f"listing:{number}", purging.GOVERNMENT])


@transaction.atomic
def section_in(*, site_language: SiteLanguage, kind: PageKind, french: SectionPage) -> SectionPage:
    """Return the section of a kind in a language, making it when it is not there.

    It goes online with its first text, as the French one did.
    """
    home = site_language.home
    present = SectionPage.objects.child_of(home).filter(slug=kind.section_slug).first()
    if present is not None:
        return present
    section = SectionPage(
        title=known(site_language.code).say(kind.section),
        slug=kind.section_slug,
        live=False,
        show_in_menus=french.show_in_menus,
        locale=site_language.locale,
        translation_key=french.translation_key,
    )
    return home.add_child(instance=section)
