"""Take the texts of an old site, one at a time: cut anywhere, it is taken up again by itself."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import transaction

from kakaki.sites import purging, selectors
from kakaki.sites.engine.import_rules import LEFT, Rules
from kakaki.sites.engine.markup import escaped
from kakaki.sites.engine.old_addresses import host_of, key_of_address
from kakaki.sites.engine.old_text import Cleaned, Line, OldText
from kakaki.sites.engine.slugs import slug_for
from kakaki.sites.models import ArchivedPage, OldAddress, SectionPage, SiteProfile
from kakaki.sites.old_files import LeftError, OldFiles
from kakaki.sites.page_block import paragraphs

SECTION, SLUG = "Archives", "archives"
Clean = Callable[[OldText], Cleaned]


def import_texts(
    *,
    profile: SiteProfile,
    texts: Iterable[OldText],
    clean: Clean,
    files: OldFiles,
    rules: Rules,
    is_dry: bool,
) -> Iterator[Line]:
    """Yield what happens to each text; those taken before are left as they are now.

    A text is written whole, with its old addresses, or not at all. Nothing is written when
    `is_dry`.
    """
    seen: set[str] = set()
    for text in texts:
        key = _key_of(text)
        line = _left(text, rules)
        if line is None and key in seen:
            line = _line(text, "left", reason="Cette adresse est donnée deux fois.")
        if line is None:
            present = ArchivedPage.objects.filter(profile=profile, old_key=key).first()
            if present is not None:
                line = _line(text, "present", kind=present.kind, url=present.full_url or "")
        seen.add(key)
        yield line or _take(profile, text, clean, files, rules, is_dry=is_dry)


def _key_of(text: OldText) -> str:
    address = text.addresses[0]
    return key_of_address(address) or f"#{hashlib.sha256(address.encode()).hexdigest()}"


def _left(text: OldText, rules: Rules) -> Line | None:
    if text.left:
        return _line(text, "left", reason=text.left)
    if rules.kind_of(text) == LEFT:
        return _line(text, "left", reason="Votre tableau écarte cette catégorie.")
    return None


def _line(text: OldText, state: Any, **fields: Any) -> Line:
    return Line(address=text.addresses[0], title=text.title, state=state, **fields)


def _take(
    profile: SiteProfile,
    text: OldText,
    clean: Clean,
    files: OldFiles,
    rules: Rules,
    *,
    is_dry: bool,
) -> Line:
    cleaned = clean(text)
    _with_picture(text, cleaned)
    blocks = _with_files(cleaned, files)
    if not blocks:
        return _line(text, "left", reason="Cette page est vide.")
    if text.published_on is None:
        cleaned.notes.append("La date n’est pas connue.")
    kind, office = rules.kind_of(text), rules.office_of(text)
    url = "" if is_dry else _write(profile, text, blocks, kind=kind, office=office)
    return _line(text, "taken", kind=kind, url=url, notes=tuple(cleaned.notes))


def _with_picture(text: OldText, cleaned: Cleaned) -> None:
    """Put the picture that stood above the text first, unless the text shows it too."""
    shown = {one["value"]["image"] for one in cleaned.blocks if one["type"] == "image"}
    if text.picture and text.picture not in shown:
        value = {"image": text.picture, "alternative": "", "caption": ""}
        cleaned.blocks.insert(0, {"type": "image", "value": value})


def _with_files(cleaned: Cleaned, files: OldFiles) -> list[dict[str, Any]]:
    """Return the blocks with our pictures and documents; of what is not there, the words stay."""
    found: list[dict[str, Any]] = []
    for one in cleaned.blocks:
        value = one["value"]
        if one["type"] not in {"image", "document"}:
            found.append(one)
            continue
        is_picture = one["type"] == "image"
        address = value[one["type"]]
        words = value.get("alternative") or value.get("label", "")
        if is_picture:
            words = words or files.described(address).alternative[:170]
            value = value | {"alternative": words}
        try:
            number = files.take(address, is_picture=is_picture)
        except LeftError as error:
            what = "Image non reprise" if is_picture else "Fichier non repris"
            cleaned.notes.append(f"{what} ({address}) : {error}.")
            shown = value.get("caption") or words
            if shown:
                found.append({"type": "paragraph", "value": f"<p>{what} : {escaped(shown)}</p>"})
            continue
        if is_picture and not words:
            cleaned.notes.append(f"Image sans texte de remplacement : {address}.")
        found.append(one | {"value": value | {one["type"]: number}})
    return found


@transaction.atomic
def _write(
    profile: SiteProfile, text: OldText, blocks: list[dict[str, Any]], *, kind: str, office: str
) -> str:
    section = _section(profile)
    words = " ".join(paragraphs(blocks))
    title = (text.title or words[:80] or "Sans titre")[:255]
    lead = "" if words.startswith(text.lead[:60]) else text.lead[:600]
    stem = slug_for(title, taken=set())
    taken = section.get_children().filter(slug__startswith=stem).values_list("slug", flat=True)
    page = ArchivedPage(
        profile=profile,
        old_address=text.addresses[0][:700],
        old_key=_key_of(text),
        kind=kind,
        published_on=text.published_on,
        office=office,
        title=title,
        slug=slug_for(title, taken=set(taken)),
        lead=lead,
        body=blocks,
        live=False,
    )
    section.add_child(instance=page)
    page.save_revision(log_action=False).publish(log_action=False)
    _keep_addresses(profile, text, page)
    purging.purge_soon(tags=[f"listing:{profile.ministry_id}"])
    return page.full_url or ""


def _section(profile: SiteProfile) -> SectionPage:
    found = SectionPage.objects.child_of(profile.home).filter(slug=SLUG).first()
    if found is not None:
        return found
    introduction = "Textes repris de l’ancien site. Ils ne portent pas de sceau."
    home = type(profile.home).objects.get(pk=profile.home_id)
    section: SectionPage = home.add_child(
        instance=SectionPage(title=SECTION, slug=SLUG, introduction=introduction)
    )
    section.save_revision(log_action=False).publish(log_action=False)
    return section


def _keep_addresses(profile: SiteProfile, text: OldText, page: ArchivedPage) -> None:
    """Keep each old address; the first text that had one keeps it."""
    for address in text.addresses:
        key = key_of_address(address)
        if key:
            OldAddress.objects.get_or_create(
                profile=profile,
                key=key,
                defaults={"host": host_of(text.addresses[0]), "page": page},
            )


def site_of(ministry_id: int) -> SiteProfile:
    """Return the site that texts are taken into; raise NotFoundError while it is not open."""
    return selectors.profile_of(ministry_id)
