"""Write a text: save it, ask for its reading, read it."""

from dataclasses import replace
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction

from kakaki.accounts import facade as accounts
from kakaki.audit import facade as audit
from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, InvalidInputError, RefusedError
from kakaki.sites import sections, selectors, stopping
from kakaki.sites.approving import turns
from kakaki.sites.contracts import DraftSaved, DraftText
from kakaki.sites.engine.light_markdown import marks_in, to_blocks, to_text
from kakaki.sites.engine.slugs import slug_for
from kakaki.sites.models import OfficialPage, Reading, SetAside, TextPage
from kakaki.sites.page_kind import kinds
from kakaki.ui import facade as ui

LONGEST_TITLE = 200  # characters
LONGEST_BODY = 100_000  # characters: about forty pages.
UNTITLED = "Sans titre"  # What a list shows of a text whose title is still to be found.


def draft_text(page_id: int) -> DraftText:
    """Return the newest version of a text as the desk edits it."""
    version = selectors.newest(selectors.official_page(page_id))
    return DraftText(
        title="" if version.title == UNTITLED else version.title,
        lead=version.lead,
        body=to_text(selectors.raw_body(version)),
        place=getattr(version, "place", ""),
        published_on=version.published_on,
        language=version.language,
        signer=version.signer,
        role=version.role,
        kind=version.kind,
        facts=dict(getattr(version, "facts", {})),
        pairs=list(getattr(version, "pairs", [])),
        source_digest=getattr(version, "source_digest", ""),
    )


def _checked(text: DraftText) -> DraftText:
    if len(text.title) > LONGEST_TITLE:
        raise InvalidInputError(
            "title", advice=f"Le titre est trop long : {LONGEST_TITLE} caractères au plus."
        )
    if len(text.body) > LONGEST_BODY or len(text.lead) > 600:
        raise InvalidInputError(
            "body", advice="Ce texte est trop long. Coupez-le en plusieurs pages."
        )
    if any("\x00" in part for part in (text.title, text.lead, text.body)):
        raise InvalidInputError("nul", advice="Ce texte contient un caractère illisible.")
    return text


def _rest_of(text: DraftText) -> dict[str, str]:
    """Return what a text says beside its title, lead and body, as label and words."""
    named = {
        "Lieu": text.place,
        "Date du texte": text.published_on.isoformat() if text.published_on else "",
        "Langue": text.language,
        "Signataire": text.signer,
        "En qualité de": text.role,
    }
    kind = kinds.get(text.kind)
    typed = kind.write(text.facts)
    named |= {fact.label: str(typed.get(fact.name, "")) for fact in kind.facts}
    return {label: value for label, value in named.items() if value}


def _reads_alike(kept: DraftText, typed: DraftText) -> bool:
    """Tell whether two texts differ by nothing but blanks that are not kept."""
    lines = [[line.rstrip() for line in one.body.strip().split("\n")] for one in (kept, typed)]
    return lines[0] == lines[1] and replace(kept, body="") == replace(typed, body="")


def fill_page(page: TextPage, text: DraftText, ministry_id: int) -> tuple[str, ...]:
    """Put in a page what the desk edits of it; return the numbers of the blocks that are lost."""
    page.title = page.draft_title = text.title.strip() or UNTITLED
    page.lead = text.lead.strip()
    lost: tuple[str, ...] = ()
    if text.blocks is not None:
        page.body = text.blocks
    else:
        marks = marks_in(text.body)
        kept = [*selectors.photo_blocks(marks, ministry_id), *selectors.raw_body(page)]
        page.body = to_blocks(text.body, kept=kept)
        known = {str(raw.get("id", "")).lower() for raw in kept}
        lost = tuple(mark for mark in marks if mark not in known)
    page.place, page.published_on, page.language = text.place, text.published_on, text.language
    page.signer, page.role = text.signer, text.role
    page.facts, page.pairs, page.source_digest = text.facts, text.pairs, text.source_digest
    page.closes_on = kinds.get(page.kind).closed_on(text.facts)
    return lost


def _follow_title(page: TextPage, version: TextPage) -> None:
    """Give a text that was never online the address of its title of now."""
    if page.first_published_at is not None:
        return
    taken = set(page.get_siblings(inclusive=False).values_list("slug", flat=True))
    page.slug = version.slug = slug_for(version.title, taken=taken)
    page.set_url_path(page.get_parent())
    TextPage.objects.filter(pk=page.pk).update(slug=page.slug, url_path=page.url_path)


@transaction.atomic
def create_draft(
    *, ministry_id: int, text: DraftText, actor_id: int, token: UUID | None = None
) -> DraftSaved:
    """Create a text that nobody outside the ministry sees.

    `token` is the writer's own name for it: the same one sent again is another version of the
    same text, whose first answer was lost on the way. Raises ConflictError when that text is of
    another ministry.
    """
    _checked(text)
    present = token and TextPage.objects.filter(token=token, owner_id=actor_id).first()
    if present and selectors.page(present.pk).ministry_id != ministry_id:
        # Its writer left that ministry, or chose another one: what is there stays as it is.
        raise ConflictError(
            f"token of page {present.pk}",
            advice="Ce texte a été commencé dans un autre ministère. Copiez-le dans un nouveau.",
        )
    if present:
        return update_draft(
            page_id=present.pk,
            text=text,
            actor_id=actor_id,
            base_version=present.latest_revision_id or 0,
        )
    section = sections.section_for(ministry_id=ministry_id, kind=kinds.get(text.kind))
    user = get_user_model().objects.get(pk=actor_id)
    page = TextPage(
        live=False, has_unpublished_changes=True, owner=user, token=token, kind=text.kind
    )
    lost = fill_page(page, text, ministry_id)
    page.slug = slug_for(
        page.title, taken=set(section.get_children().values_list("slug", flat=True))
    )
    section.add_child(instance=page)
    revision = page.save_revision(user=user, log_action=False)
    audit.record(
        action="sites.draft_created",
        actor_id=actor_id,
        ministry_id=ministry_id,
        target=f"page:{page.pk}",
        summary=page.title,
    )
    return DraftSaved(page.pk, revision.pk, lost)


def keep_version(
    page: TextPage, version: TextPage, actor_id: int, lost: tuple[str, ...] = ()
) -> DraftSaved:
    """Save a version as the newest one, which voids the approvals asked for and what waited."""
    _follow_title(page, version)
    user = get_user_model().objects.get(pk=actor_id)
    revision = version.save_revision(user=user, log_action=False)
    Reading.objects.filter(page_id=page.pk, state=Reading.ASKED).update(
        state=Reading.SENT_BACK, reason="Le texte a été modifié après l’envoi."
    )
    stopping.unschedule(page_id=page.pk, why=stopping.CHANGED)
    return DraftSaved(page.pk, revision.pk, lost)


def update_draft(*, page_id: int, text: DraftText, actor_id: int, base_version: int) -> DraftSaved:
    """Save a new version on top of `base_version`; saving the same words changes nothing.

    Raises ConflictError when somebody saved another version meanwhile: the text is then kept
    aside whole, and both can be seen.
    """
    _checked(text)
    with transaction.atomic():
        page = TextPage.objects.select_for_update().get(pk=page_id)
        version = selectors.newest(page)
        if page.latest_revision_id == base_version:
            before = draft_text(page_id)
            if _reads_alike(before, text):
                return DraftSaved(page_id, base_version)
            lost = fill_page(version, text, selectors.page(page_id).ministry_id)
            return keep_version(page, version, actor_id, lost)
        if _reads_alike(draft_text(page_id), text):
            return DraftSaved(page_id, page.latest_revision_id or 0)
        SetAside.objects.update_or_create(
            page=page,
            author_id=actor_id,
            title=text.title[:255],
            lead=text.lead,
            body=text.body,
            rest=_rest_of(text),
            defaults={"at": clock.now()},
        )
    raise ConflictError(f"page {page_id}: {base_version} is not the newest version")


@transaction.atomic
def append_words(*, page_id: int, words: str, actor_id: int, title: str = "") -> DraftSaved:
    """Add light markdown at the end of the newest version; `title` serves a text without one.

    Raises InvalidInputError when the whole would be too long.
    """
    page = TextPage.objects.select_for_update().get(pk=page_id)
    text = draft_text(page_id)
    more = {"body": f"{text.body}\n\n{words}".strip()}
    if not text.title:
        more["title"] = title[:LONGEST_TITLE]
    return update_draft(
        page_id=page_id,
        text=replace(text, **more),  # type: ignore[arg-type]
        actor_id=actor_id,
        base_version=page.latest_revision_id or 0,
    )


def append_block(*, page_id: int, number: str, actor_id: int) -> DraftSaved:
    """Add at the end of the newest version a block that is kept elsewhere, as a photo is."""
    mark = f"{{{{bloc:{number}}}}}"
    return append_words(page_id=page_id, words=mark, actor_id=actor_id)


def save_draft(
    *,
    page_id: int | None,
    ministry_id: int,
    title: str,
    lead: str,
    body: str,
    actor_id: int,
    base_version: int | None,
    **fields: object,
) -> DraftSaved:
    """Create or update a text; see `create_draft` and `update_draft`."""
    text = DraftText(title=title, lead=lead, body=body, **fields)  # type: ignore[arg-type]
    if page_id is None:
        return create_draft(ministry_id=ministry_id, text=text, actor_id=actor_id)
    return update_draft(
        page_id=page_id, text=text, actor_id=actor_id, base_version=base_version or 0
    )


def _missing_facts(version: OfficialPage) -> list[str]:
    return kinds.get(version.kind).missing(version.facts) if isinstance(version, TextPage) else []


@transaction.atomic
def submit_for_approval(*, page_id: int, actor_id: int) -> Reading:
    """Ask somebody else to read the newest version; asking twice changes nothing.

    Raises InvalidInputError while the text has no title, no words or no date.
    """
    page = selectors.official_page(page_id)
    version = selectors.newest(page)
    missing = [
        word
        for word, value in (
            ("un titre", version.title.strip() not in {"", UNTITLED}),
            ("un chapô ou un texte", version.lead or selectors.body_text(version)),
            ("une date", version.published_on),
            *((f"« {label} »", False) for label in _missing_facts(version)),
            ("le texte de remplacement d’une image", not selectors.mute_pictures(version)),
        )
        if not value
    ]
    if missing:
        raise InvalidInputError("incomplete", advice=f"Il manque {' et '.join(missing)}.")
    ministry_id = selectors.page(page_id).ministry_id
    sent = Reading.objects.filter(page=page, revision_id=page.latest_revision_id)
    asked = sent.order_by("-pk").first()
    if asked is not None and asked.state in (Reading.ASKED, Reading.APPROVED):
        return asked
    Reading.objects.filter(page=page, state=Reading.ASKED).delete()
    try:
        reading = Reading.objects.create(
            page_id=page.pk,
            revision_id=page.latest_revision_id,
            ministry_id=ministry_id,
            author_id=page.latest_revision.user_id or actor_id,
            asked_at=clock.now(),
        )
    except IntegrityError as error:
        raise ConflictError("asked twice at once") from error
    _tell("sites.asked", page_id, ministry_id, actor_id, version.title)
    if not turns.freeze(reading, version.kind):
        reading.state, reading.read_at = Reading.APPROVED, clock.now()
        reading.save()
        _tell("sites.approved_alone", page_id, ministry_id, actor_id, version.title)
    return reading


def _tell(action: str, page_id: int, ministry_id: int, actor_id: int | None, title: str) -> None:
    audit.record(
        action=action,
        actor_id=actor_id,
        ministry_id=ministry_id,
        target=f"page:{page_id}",
        summary=title,
    )
    ui.announce(topic="textes", ministry_id=ministry_id, key=str(page_id))


def _asked(page_id: int, version: int) -> Reading:
    reading = Reading.objects.select_for_update().filter(page_id=page_id).order_by("-pk").first()
    newest = selectors.official_page(page_id).latest_revision_id
    if reading is None or reading.revision_id != version or newest != version:
        raise ConflictError(
            f"page {page_id}: {version} is not what was sent",
            advice="Ce texte a changé depuis que vous l’avez ouvert. Relisez la nouvelle version.",
        )
    return reading


@transaction.atomic
def approve(*, page_id: int, actor_id: int, version: int) -> None:
    """Give one's approval to a version that somebody else wrote; approving twice changes nothing.

    The version is approved when every approval that its sending asked for is given. Raises
    RefusedError to the author of the version and out of turn, ConflictError when it is not the
    newest.
    """
    reading = _asked(page_id, version)
    page = selectors.official_page(page_id)
    writers = {reading.author_id, page.latest_revision.user_id}
    if actor_id in writers:
        raise RefusedError(
            "own text", advice="Vous avez écrit ce texte : une autre personne doit l’approuver."
        )
    if reading.state == Reading.APPROVED:
        return
    if reading.state != Reading.ASKED:
        raise ConflictError("sent back", advice="Ce texte a été renvoyé à son auteur.")
    title = selectors.newest(page).title
    if not turns.give(reading, actor_id):
        _tell("sites.approved_in_part", page_id, reading.ministry_id, actor_id, title)
        return
    reading.state, reading.reader_id, reading.read_at = Reading.APPROVED, actor_id, clock.now()
    reading.save()
    _tell("sites.approved", page_id, reading.ministry_id, actor_id, title)


@transaction.atomic
def send_back(*, page_id: int, actor_id: int, version: int, reason: str) -> None:
    """Send a version back to its author with a reason, which may not be empty."""
    if not reason.strip():
        raise InvalidInputError("no reason", advice="Dites à l’auteur ce qu’il faut reprendre.")
    reading = _asked(page_id, version)
    reading.state, reading.reader_id, reading.read_at = Reading.SENT_BACK, actor_id, clock.now()
    reading.reason = reason.strip()[:2000]
    reading.save()
    stopping.unschedule(page_id=page_id, why="Le texte a été renvoyé à son auteur.")
    title = selectors.newest(selectors.official_page(page_id)).title
    _tell("sites.sent_back", page_id, reading.ministry_id, actor_id, title)


def name_of_writer(reading: Reading) -> str:
    """Return who wrote the version that is read."""
    return accounts.name_of(reading.author_id)
