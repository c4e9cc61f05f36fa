"""Move a ministry's old site in: what to read, how to clean it, and what to say of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kakaki.accounts import facade as accounts
from kakaki.audit import facade as audit
from kakaki.kernel.errors import InvalidInputError, NotFoundError
from kakaki.sites import importing, old_pages
from kakaki.sites.engine.import_rules import Rules, RulesError, read_rules
from kakaki.sites.engine.main_content import MainContent
from kakaki.sites.engine.old_addresses import Place
from kakaki.sites.engine.old_blocks import blocks_of, clean_wordpress
from kakaki.sites.engine.old_text import Cleaned, Line, OldText
from kakaki.sites.models import SiteProfile
from kakaki.sites.old_files import Fetch, OldFiles
from kakaki.sites.old_wordpress import WordPressExport, place_of
from kakaki.sites.page_kind import kinds


@dataclass(frozen=True, slots=True)
class Wish:
    """What the operator asks for; without `fetch`, the old site is never called."""

    ministry: str
    media: Path | None = None
    rules: Path | None = None
    fetch: Fetch | None = None
    has_names: bool = False
    is_dry: bool = False
    address: str = ""


def profile_named(slug: str) -> SiteProfile:
    """Return the site of a ministry; raise NotFoundError with what to do when there is none."""
    ministry = accounts.ministry_by_slug(slug)
    if ministry is None:
        names = ", ".join(one.slug for one in accounts.ministries()) or "aucun"
        raise NotFoundError(
            slug, advice=f"Aucun ministère ne s’appelle « {slug} ». Il y a : {names}."
        )
    return importing.site_of(ministry.id)


def rules_for(wish: Wish) -> Rules:
    """Return the rules of the operator's file, or the usual ones."""
    try:
        content = wish.rules.read_text(encoding="utf-8") if wish.rules else ""
        return read_rules(content, kinds=list(kinds.all()), has_names=wish.has_names)
    except RulesError as error:
        raise InvalidInputError(str(error), advice=str(error)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError(
            str(error), advice=f"Le tableau {wish.rules} ne peut pas être lu."
        ) from error


def import_wordpress(*, path: Path, wish: Wish) -> Iterator[Line]:
    """Take what a WordPress export holds; yield what happens to each thing.

    Raises InvalidInputError for a file that is no export, NotFoundError for an unknown ministry.
    """
    profile, rules = profile_named(wish.ministry), rules_for(wish)
    export = WordPressExport(path, sorts=rules.sorts)
    files = _files(profile, Place(export.site), wish, folder=wish.media)
    files.known = export.files

    def clean(text: OldText) -> Cleaned:
        return clean_wordpress(text.source, place_of(text, export.site))

    taken = importing.import_texts(
        profile=profile, texts=export.texts(), clean=clean, files=files, rules=rules,
        is_dry=wish.is_dry,
    )  # fmt: skip
    yield from _told(profile, taken, is_dry=wish.is_dry)
    if export.broken:
        reason = f"La suite n’a pas été lue : {export.broken}."
        yield Line(address=str(path), title=path.name, state="left", reason=reason)


def import_site(*, source: str, wish: Wish) -> Iterator[Line]:
    """Take the pages of a folder, or those that a sitemap names; see `import_wordpress`."""
    profile, rules = profile_named(wish.ministry), rules_for(wish)
    folder = wish.media
    if source.startswith(("http://", "https://")):
        if wish.fetch is None:
            raise InvalidInputError(
                source, advice="Un plan de site se lit sur le réseau : ajoutez --fetch."
            )
        site, found = source, old_pages.texts_of_sitemap(source, wish.fetch)
    else:
        pages, site = old_pages.address_of_folder(Path(source), wish.address)
        folder = folder or pages
        found = old_pages.texts_of_folder(pages, site)
    files = _files(profile, Place(site), wish, folder=folder)
    node: dict[str, MainContent | None] = {}

    def texts() -> Iterator[OldText]:
        for text, content in found:
            node["of the text that is being taken"] = content
            yield text

    def clean(text: OldText) -> Cleaned:
        content = node["of the text that is being taken"]
        return blocks_of(content.node, Place(text.addresses[0])) if content else Cleaned()

    taken = importing.import_texts(
        profile=profile, texts=texts(), clean=clean, files=files, rules=rules, is_dry=wish.is_dry
    )
    yield from _told(profile, taken, is_dry=wish.is_dry)


def _files(profile: SiteProfile, place: Place, wish: Wish, *, folder: Path | None) -> OldFiles:
    if folder is not None and not folder.is_dir():
        raise InvalidInputError(str(folder), advice=f"Le dossier {folder} n’existe pas.")
    return OldFiles(profile, place, folder=folder, fetch=wish.fetch, is_dry=wish.is_dry)


def _told(profile: SiteProfile, lines: Iterator[Line], *, is_dry: bool) -> Iterator[Line]:
    """Pass the lines on, and note in the journal how many texts came, even when it is cut."""
    taken = 0
    try:
        for line in lines:
            taken += line.state == "taken"
            yield line
    finally:
        if taken and not is_dry:
            audit.record(
                action="sites.imported",
                actor_id=None,
                ministry_id=profile.ministry_id,
                target=f"ministry:{profile.ministry_id}",
                summary=f"Textes repris de l’ancien site : {taken}",
            )
