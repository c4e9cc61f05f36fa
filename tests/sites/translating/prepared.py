"""A text, a language and a translation, for the tests of this folder."""

from kakaki.sites import facade as sites
from kakaki.sites.models import TextPage
from kakaki.sites.translating import following, site_languages, writing
from kakaki.sites.translating.writing import Typed

HAUSA = {
    "Soins gratuits": "Kiwon lafiya kyauta",
    "Dès lundi.": "Daga Litinin.",
    "Les soins sont gratuits.": "Ana kiwon lafiya kyauta.",
    "Où aller": "Inda za a je",
    "à Bilmari\nà Tassara": "a Bilmari\na Tassara",
    "La ministre": "Minista",
}


def a_language(unit, code="ha", name="Ma’aikatar Lafiya"):
    return site_languages.offer_language(
        ministry_id=unit.id, code=code, name=name, actor_id=unit.head.pk
    )


def begun(unit, source_id, code="ha"):
    """Begin a translation; return its number."""
    return writing.begin_translation(page_id=source_id, code=code, actor_id=unit.writer.pk)


def fields_of(page_id, words=HAUSA):
    """Return what a translator types in the form, by the keys of the pieces."""
    beside = following.beside(TextPage.objects.get(pk=page_id))
    return {side.key: words.get(side.unit.text, side.words) for side in beside.sides}


def saved(unit, page_id, words=HAUSA, still_true=()):
    page = TextPage.objects.get(pk=page_id)
    return writing.save_translation(
        page_id=page_id,
        typed=Typed(fields_of(page_id, words), still_true),
        actor_id=unit.writer.pk,
        base_version=page.latest_revision_id,
    )


def put_online(unit, page_id):
    writing.ask_for_reading(page_id=page_id, actor_id=unit.writer.pk)
    version = TextPage.objects.get(pk=page_id).latest_revision_id
    sites.approve(page_id=page_id, actor_id=unit.reader.pk, version=version)
    sites.publish_text(page_id=page_id, actor_id=unit.head.pk)


def translated(unit, source_id, code="ha", words=HAUSA):
    """Translate a text and put its translation online; return its number."""
    number = begun(unit, source_id, code)
    saved(unit, number, words)
    put_online(unit, number)
    return number


def corrected(unit, source_id, **fields):
    """Correct a French text that is online."""
    page = TextPage.objects.get(pk=source_id)
    unit.approved(page_id=source_id, base_version=page.latest_revision_id, **fields)
    sites.publish_text(page_id=source_id, actor_id=unit.head.pk)
