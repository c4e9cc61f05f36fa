"""Translate a text: begin, save, and say what is still missing before it is read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.db import transaction

from kakaki.audit import facade as audit
from kakaki.kernel.errors import ConflictError, InvalidInputError, NotFoundError
from kakaki.sites import drafts, pieces, selectors
from kakaki.sites.contracts import DraftSaved, DraftText
from kakaki.sites.engine.facts import FactError
from kakaki.sites.engine.paired import Pair, aligned, answered, digest, translated_body
from kakaki.sites.engine.slugs import slug_for
from kakaki.sites.models import TextPage
from kakaki.sites.page_kind import kinds
from kakaki.sites.translating import following, site_languages

LONGEST = 200_000  # characters of a whole translation.


@dataclass(frozen=True, slots=True)
class Typed:
    """What a translator typed: words by piece, and the pieces that still say the same."""

    words: Mapping[str, str]
    still_true: Iterable[str] = ()


@transaction.atomic
def begin_translation(*, page_id: int, code: str, actor_id: int) -> int:
    """Return the number of the translation of a French text, which is begun when there is none.

    Raises NotFoundError when the site does not offer that language, ConflictError for a text
    that is a translation itself or that was withdrawn.
    """
    source = TextPage.objects.select_for_update().filter(pk=page_id).first()
    profile = selectors.profile_for(source) if source is not None else None
    if source is None or profile is None:
        raise NotFoundError(f"page {page_id}", advice="Ce texte n’existe pas.")
    if following.language_of(source) != "fr":
        raise ConflictError("not French", advice="On traduit un texte à partir du français.")
    present = following.translation_of(source, code)
    if present is not None and present.withdrawn_at is None:
        return int(present.pk)
    if source.withdrawn_at is not None:
        raise ConflictError("withdrawn", advice="Ce texte a été retiré : il ne se traduit plus.")
    language = site_languages.opened(profile, code)
    if language is None or not language.is_offered:
        raise NotFoundError(
            f"language {code}",
            advice="Le site de ce ministère n’est pas proposé dans cette langue.",
        )
    if present is not None:
        # A translation that was withdrawn stays online as such; another one takes its place.
        TextPage.objects.filter(pk=present.pk).update(translation_key=uuid4())
    page = _begun(source, language, actor_id)
    audit.record(
        action="sites.translation_begun",
        actor_id=actor_id,
        ministry_id=profile.ministry_id,
        target=f"page:{page.pk}",
        summary=f"{site_languages.known(code).french_name.capitalize()} : {source.draft_title}",
    )
    return int(page.pk)


def _begun(source: TextPage, language: site_languages.SiteLanguage, actor_id: int) -> TextPage:
    user = get_user_model().objects.get(pk=actor_id)
    section = site_languages.section_in(
        site_language=language,
        kind=kinds.get(source.kind),
        french=source.get_parent().specific,
    )
    page = TextPage(
        live=False,
        has_unpublished_changes=True,
        owner=user,
        kind=source.kind,
        locale=language.locale,
        translation_key=source.translation_key,
    )
    version = following.followed(source)
    drafts.fill_page(page, _text(version, language.code, [], Typed({})), 0)
    taken = set(section.get_children().values_list("slug", flat=True))
    page.slug = slug_for(page.title, taken=taken)
    section.add_child(instance=page)
    page.save_revision(user=user, log_action=False)
    return page


def _text(version: TextPage, code: str, pairs: list[Pair], typed: Typed) -> DraftText:
    """Return a translation as drafts are kept, with everything that both languages share."""
    units = pieces.units_of(version)
    kept = answered(units, pairs, typed.words, typed.still_true)
    sides, _ = aligned(units, kept)
    words = {side.unit.part: side.words.strip() for side in sides if side.unit.block < 0}
    facts = dict(pieces.shared_of(version)["facts"])
    for fact in kinds.get(version.kind).facts:
        if pieces.FACT + fact.name in words:
            facts[fact.name] = _read(fact, words[pieces.FACT + fact.name])
    blocks = translated_body(selectors.raw_body(version), sides)
    sources = [(pair["part"], pair["source"]) for pair in kept[: len(units)]]
    return DraftText(
        title=words.get("title", ""),
        lead=words.get("lead", ""),
        body=drafts.to_text(blocks),
        place=version.place,
        published_on=version.published_on,
        language=code,
        signer=version.signer,
        role=words.get("role", ""),
        kind=version.kind,
        facts={name: value for name, value in facts.items() if value not in (None, "", [])},
        pairs=kept,
        source_digest=digest(sources, pieces.shared_of(version)),
        blocks=blocks,
    )


def _read(fact: pieces.Fact, words: str) -> object:
    try:
        return fact.read(words)
    except FactError as error:
        raise InvalidInputError(str(error), advice=str(error)) from error


def save_translation(*, page_id: int, typed: Typed, actor_id: int, base_version: int) -> DraftSaved:
    """Save a new version of a translation on top of `base_version`; see `drafts.update_draft`."""
    page = TextPage.objects.get(pk=page_id)
    source = following.source_of(page)
    if source is None:
        raise NotFoundError(f"page {page_id}", advice="Ce texte n’est pas une traduction.")
    if sum(map(len, typed.words.values())) > LONGEST:
        raise InvalidInputError("too long", advice="Cette traduction est trop longue.")
    if any("\x00" in words for words in typed.words.values()):
        raise InvalidInputError("nul", advice="Ce texte contient un caractère illisible.")
    text = _text(
        following.followed(source),
        following.language_of(page),
        selectors.newest(page).pairs,
        typed,
    )
    return drafts.update_draft(
        page_id=page_id, text=text, actor_id=actor_id, base_version=base_version
    )


def ask_for_reading(*, page_id: int, actor_id: int) -> None:
    """Ask somebody else to read a translation.

    Raises InvalidInputError while pieces are missing or were translated from former French.
    """
    shown = following.beside(TextPage.objects.get(pk=page_id))
    left = [
        sentence
        for count, sentence in (
            (shown.missing, f"{shown.missing} à traduire"),
            (shown.changed, f"{shown.changed} à revoir, parce que le français a changé"),
        )
        if count
    ]
    if left:
        raise InvalidInputError("incomplete", advice=f"Passages : {' ; '.join(left)}.")
    drafts.submit_for_approval(page_id=page_id, actor_id=actor_id)
