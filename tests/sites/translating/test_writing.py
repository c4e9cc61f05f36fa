"""A translation follows its French piece by piece, and is read and published like any text."""

from datetime import timedelta

import pytest
from tests.sites.translating.prepared import (
    HAUSA,
    a_language,
    begun,
    corrected,
    fields_of,
    put_online,
    saved,
    translated,
)

from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, InvalidInputError, NotFoundError, RefusedError
from kakaki.sites import drafts, holding, selectors
from kakaki.sites import facade as sites
from kakaki.sites.models import SetAside, TextPage
from kakaki.sites.translating import following, writing
from kakaki.sites.translating.writing import Typed


@pytest.fixture
def hausa(health):
    a_language(health)
    return health


def test_beginning_twice_makes_one_translation_below_the_language(hausa):
    source = hausa.published()
    first = begun(hausa, source)
    assert begun(hausa, source) == first
    page = TextPage.objects.get(pk=first)
    assert page.url_path.startswith(f"{hausa.profile.home.url_path}ha/communiques/")
    assert (page.live, page.language, following.source_of(page).pk) == (False, "ha", source)


def test_a_draft_may_be_translated_so_that_both_go_out_together(hausa):
    number = begun(hausa, hausa.draft().page_id)
    saved(hausa, number)
    assert following.beside(TextPage.objects.get(pk=number)).is_done


def test_the_embargo_of_the_french_keeps_its_translation_off_line_and_out_of_links(hausa):
    source = hausa.draft().page_id
    number = begun(hausa, source)
    saved(hausa, number)
    until = clock.now() + timedelta(hours=4)
    holding.set_embargo(page_id=source, until=until, actor_id=hausa.head.pk)
    with pytest.raises(RefusedError, match="embargo"):
        put_online(hausa, number)
    assert not TextPage.objects.get(pk=number).live
    answer = hausa.client().post(f"/bureau/textes/{number}/montrer/", {"days": "3"})
    assert answer.status_code == 422
    holding.lift_embargo(page_id=source, actor_id=hausa.head.pk)
    sites.publish_text(page_id=number, actor_id=hausa.head.pk)
    assert TextPage.objects.get(pk=number).live


def test_an_embargo_on_the_next_version_keeps_no_translation_of_the_one_online(hausa):
    source = hausa.published()
    until = clock.now() + timedelta(hours=4)
    holding.set_embargo(page_id=source, until=until, actor_id=hausa.head.pk)
    assert TextPage.objects.get(pk=translated(hausa, source)).live


def test_nothing_is_begun_in_a_language_that_the_site_does_not_offer(hausa):
    with pytest.raises(NotFoundError):
        begun(hausa, hausa.published(), code="en")


def test_a_translation_is_not_translated(hausa):
    number = begun(hausa, hausa.published())
    with pytest.raises(ConflictError):
        begun(hausa, number)


def test_a_withdrawn_text_is_not_translated(hausa):
    source = hausa.published()
    sites.withdraw_page(page_id=source, reason="Erreur", actor_id=hausa.head.pk)
    with pytest.raises(ConflictError):
        begun(hausa, source)


def test_what_is_shared_is_not_retyped_and_words_take_the_shape_of_the_french(hausa):
    number = begun(hausa, hausa.published())
    saved(hausa, number)
    text = drafts.draft_text(number)
    assert (text.title, text.place, text.signer) == (
        "Kiwon lafiya kyauta",
        "Tassara",
        "Aïssa Goumar",
    )
    assert text.role == "Minista"
    assert text.body == "Ana kiwon lafiya kyauta.\n\n## Inda za a je\n\n- a Bilmari\n- a Tassara"


def test_days_and_amounts_follow_and_facts_in_words_are_translated(hausa):
    facts = {
        "who": "Tout le monde", "cost": 5000, "papers": ["une photo", "un acte"], "delay": "2 jours",
        "where": "Mairie",
    }  # fmt: skip
    number = begun(hausa, hausa.draft(kind="service", facts=facts).page_id)
    own = {"Tout le monde": "Kowa", "une photo\nun acte": "hoto\ntakarda", "Mairie": "Ofis"}
    saved(hausa, number, HAUSA | own)
    assert drafts.draft_text(number).facts == {
        "who": "Kowa", "cost": 5000, "papers": ["hoto", "takarda"], "delay": "2 jours",
        "where": "Ofis",
    }  # fmt: skip


def test_saving_the_same_words_twice_makes_one_version(hausa):
    number = begun(hausa, hausa.published())
    assert saved(hausa, number).version == saved(hausa, number).version


def test_two_translators_at_once_both_keep_their_words(hausa):
    number = begun(hausa, hausa.published())
    base = TextPage.objects.get(pk=number).latest_revision_id
    saved(hausa, number)
    other = Typed(fields_of(number, HAUSA | {"Dès lundi.": "Ran Litinin."}))
    with pytest.raises(ConflictError):
        writing.save_translation(
            page_id=number, typed=other, actor_id=hausa.reader.pk, base_version=base
        )
    assert SetAside.objects.get().lead == "Ran Litinin."


def test_a_translation_that_lacks_a_paragraph_is_not_sent(hausa):
    number = begun(hausa, hausa.published())
    saved(hausa, number, {k: v for k, v in HAUSA.items() if k != "Où aller"})
    with pytest.raises(InvalidInputError, match="incomplete") as refused:
        writing.ask_for_reading(page_id=number, actor_id=hausa.writer.pk)
    assert "1 à traduire" in refused.value.advice()


def test_its_translator_may_not_approve_it(hausa):
    number = begun(hausa, hausa.published())
    saved(hausa, number)
    writing.ask_for_reading(page_id=number, actor_id=hausa.writer.pk)
    version = TextPage.objects.get(pk=number).latest_revision_id
    with pytest.raises(RefusedError):
        sites.approve(page_id=number, actor_id=hausa.writer.pk, version=version)


def test_a_translation_that_nobody_approved_is_not_published(hausa):
    number = begun(hausa, hausa.published())
    saved(hausa, number)
    with pytest.raises(RefusedError):
        sites.publish_text(page_id=number, actor_id=hausa.head.pk)


def test_a_translation_has_a_seal_of_its_own(hausa):
    source = hausa.published()
    number = translated(hausa, source)
    french, own = selectors.page(source), selectors.page(number)
    assert own.reference not in ("", french.reference)
    assert own.state == "published"


def test_a_translation_begun_on_a_draft_is_current_once_both_are_online(hausa):
    draft = hausa.draft()
    number = begun(hausa, draft.page_id)
    saved(hausa, number)
    put_online(hausa, number)
    sites.submit_for_approval(page_id=draft.page_id, actor_id=hausa.writer.pk)
    sites.approve(page_id=draft.page_id, actor_id=hausa.reader.pk, version=draft.version)
    sites.publish_text(page_id=draft.page_id, actor_id=hausa.head.pk)
    page, source = TextPage.objects.get(pk=number), TextPage.objects.get(pk=draft.page_id)
    assert following.freshness(page, source) == "current"


@pytest.mark.parametrize("change", [{"lead": "Dès mardi."}, {"place": "Bilmari"}])
def test_a_correction_of_the_french_makes_its_translation_outdated(hausa, change):
    source = hausa.published()
    number = translated(hausa, source)
    corrected(hausa, source, **change)
    page = TextPage.objects.get(pk=number)
    assert following.is_outdated(page, TextPage.objects.get(pk=source))
    assert page.live


def test_a_translation_is_current_again_once_the_change_is_translated(hausa):
    source = hausa.published()
    number = translated(hausa, source)
    corrected(hausa, source, lead="Dès mardi.")
    with pytest.raises(InvalidInputError) as refused:
        put_online(hausa, number)
    assert "1 à revoir" in refused.value.advice()
    saved(hausa, number, HAUSA | {"Dès mardi.": "Daga Talata."})
    put_online(hausa, number)
    page = TextPage.objects.get(pk=number)
    assert not following.is_outdated(page, TextPage.objects.get(pk=source))
    assert page.lead == "Daga Talata."


def test_a_copy_in_wagtail_is_a_text_of_its_own(hausa):
    number = translated(hausa, hausa.published())
    copy = TextPage.objects.get(pk=number).copy(update_attrs={"slug": "kwafi"}, keep_live=False)
    assert following.source_of(copy) is None
    assert (copy.pairs, copy.source_digest, copy.reference) == ([], "", "")


def test_a_translation_that_was_withdrawn_by_mistake_is_begun_anew(hausa):
    source = hausa.published()
    former = translated(hausa, source)
    sites.withdraw_page(page_id=former, reason="Kuskure", actor_id=hausa.head.pk)
    number = translated(hausa, source)
    assert number != former
    assert TextPage.objects.get(pk=former).withdrawn_at is not None
    assert following.translation_of(TextPage.objects.get(pk=source), "ha").pk == number
    assert hausa.visitor().get(TextPage.objects.get(pk=former).url).status_code == 200
