"""The head teaches words, an officer proposes some, and nobody touches another ministry's."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from tests.factories import a_ministry, a_person

from kakaki.accounts.models import User
from kakaki.audit.models import AuditEntry
from kakaki.writing import facade, services
from kakaki.writing.models import TaughtWord

pytestmark = pytest.mark.django_db
ADDRESS = "/bureau/vocabulaire/"


@pytest.fixture
def ministry():
    return a_ministry("sante")


def the(role: str, ministry) -> User:
    person = a_person(ministry, role)
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return person


def post(client, person, **data):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client.post(ADDRESS, data, follow=True)


def test_whoever_is_not_signed_in_is_led_to_the_door(client):
    assert client.get(ADDRESS).status_code == 302


def test_the_operator_who_writes_no_text_is_refused(client, ministry):
    client.force_login(
        the("operateur", ministry), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert client.get(ADDRESS).status_code == 403


def test_another_ministry_is_refused(client, ministry):
    a_ministry("justice")
    client.force_login(
        the("validateur", ministry), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert client.get(ADDRESS, {"ministere": "justice"}).status_code == 403


def test_what_the_head_adds_is_known_at_once_and_told_to_the_audit(client, ministry):
    post(client, the("redacteur", ministry), what="add", lines="Autre")
    services.teach_words(
        ministry_id=ministry.pk,
        text="PRODEK : Programme\nTassara",
        actor_id=the("redacteur", ministry).pk,
    )
    vocabulary = facade.vocabulary_of([ministry.pk])
    assert vocabulary.expansion("PRODEK") == "Programme"
    assert vocabulary.knows("Tassara")
    assert not vocabulary.knows("Autre")
    assert AuditEntry.objects.filter(action="writing.words_taught").exists()


def test_an_officer_proposes_and_may_not_keep_nor_remove(client, ministry):
    officer = the("redacteur", ministry)
    post(client, officer, what="add", lines="Tassara")
    word = TaughtWord.objects.get()
    assert word.is_proposed
    for what in ("keep", "remove"):
        assert post(client, officer, what=what, word=word.pk).status_code == 200
    assert TaughtWord.objects.get().is_proposed


def test_a_proposed_word_is_known_once_it_is_kept(ministry):
    head = the("responsable", ministry)
    services.teach_words(ministry_id=ministry.pk, text="Tassara", actor_id=head.pk, propose=True)
    word = TaughtWord.objects.get()
    services.keep_word(ministry_id=ministry.pk, word_id=word.pk, actor_id=head.pk)
    assert facade.vocabulary_of([ministry.pk]).knows("Tassara")


def test_a_word_of_another_ministry_is_neither_known_nor_removed(ministry):
    other = a_ministry("justice")
    head = the("responsable", ministry)
    services.teach_words(ministry_id=other.pk, text="Tassara", actor_id=head.pk)
    assert not facade.vocabulary_of([ministry.pk]).knows("Tassara")
    with pytest.raises(services.NotFoundError):
        services.remove_word(
            ministry_id=ministry.pk, word_id=TaughtWord.objects.get().pk, actor_id=head.pk
        )


def test_a_removed_word_is_given_back_as_a_line(ministry):
    head = the("responsable", ministry)
    services.teach_words(ministry_id=ministry.pk, text="PRODEK : Programme", actor_id=head.pk)
    line = services.remove_word(
        ministry_id=ministry.pk, word_id=TaughtWord.objects.get().pk, actor_id=head.pk
    )
    assert services.teach_words(ministry_id=ministry.pk, text=line, actor_id=head.pk) == 1
    assert TaughtWord.objects.get().expansion == "Programme"


@pytest.mark.parametrize(
    "text", ["", "\n#\n", "a" * 81, "a : " + "b" * 161, "\n".join(f"mot{n}" for n in range(1001))]
)
def test_a_list_that_cannot_be_kept_is_refused_whole(ministry, text):
    with pytest.raises(services.InvalidInputError):
        services.teach_words(
            ministry_id=ministry.pk, text=text, actor_id=the("redacteur", ministry).pk
        )
    assert not TaughtWord.objects.exists()


def test_teaching_the_same_words_twice_changes_nothing(ministry):
    head = the("responsable", ministry)
    assert services.teach_words(ministry_id=ministry.pk, text="Tassara", actor_id=head.pk) == 1
    assert services.teach_words(ministry_id=ministry.pk, text="Tassara", actor_id=head.pk) == 0
    assert (
        services.teach_words(
            ministry_id=ministry.pk, text="Tassara", actor_id=head.pk, propose=True
        )
        == 0
    )


def test_the_country_that_the_operator_chose_is_known(settings, ministry):
    assert not facade.vocabulary_of([ministry.pk]).knows("Zinder")
    settings.KAKAKI_GAZETTEER = ["niger", "unknown"]
    assert facade.vocabulary_of([ministry.pk]).knows("Zinder")


def test_the_panel_knows_the_words_and_the_facts_of_the_text(client, ministry):
    head = the("redacteur", ministry)
    services.teach_words(ministry_id=ministry.pk, text="écolle", actor_id=head.pk)
    client.force_login(head, backend="django.contrib.auth.backends.ModelBackend")
    body = {
        "body": "Une écolle et une photografie. Pour plus d’informations, contactez la direction."
    }

    def rules_found(**more):
        answer = client.post(
            reverse("writing:control"), {"fields": body, **more}, content_type="application/json"
        )
        return {one["rule"]: one["excerpt"] for one in answer.json()["findings"]}

    found = rules_found()
    assert found["unknown_word"] == "photografie"
    assert "contact_missing" in found
    assert "contact_missing" not in rules_found(facts=["20 00 00 30"])
    assert (
        client.post(
            reverse("writing:control"),
            {"fields": body, "facts": 3},
            content_type="application/json",
        ).status_code
        == 400
    )


def test_an_unknown_word_leads_to_where_it_is_taught(client, ministry):
    client.force_login(the("redacteur", ministry), "django.contrib.auth.backends.ModelBackend")
    body = {"fields": {"body": "Une écolle."}}
    answer = client.post(reverse("writing:control"), body, content_type="application/json")
    (finding,) = [one for one in answer.json()["findings"] if one["rule"] == "unknown_word"]
    assert "écolle</textarea>" in client.get(finding["teach"]).content.decode()
