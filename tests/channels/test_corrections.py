"""The desk's screens for publishing: what they ask of a correction, and what they tell."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from tests.factories import a_person

from kakaki.accounts import facade as accounts
from kakaki.channels.letters import Outcome
from kakaki.sites import facade as sites


@pytest.fixture
def head(ministry):
    person = a_person()
    accounts.give_role(user_id=person.pk, ministry_id=ministry, role="responsable")
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return person


@pytest.fixture
def desk(head):
    browser = Client(HTTP_HOST="localhost:8000")
    browser.force_login(head, "django.contrib.auth.backends.ModelBackend")
    return browser


@pytest.fixture
def correction(page, ministry, head):
    """A new version of a text that is online, approved and ready to publish."""
    online = sites.publish_text(page_id=page.id, actor_id=head.pk)
    writer = a_person()
    accounts.give_role(user_id=writer.pk, ministry_id=ministry, role="redacteur")
    saved = sites.save_draft(
        page_id=page.id, ministry_id=ministry, title=page.title, lead=page.lead,
        body="Les soins sont gratuits le matin.", actor_id=writer.pk, base_version=online.version,
        published_on=date(2026, 3, 2), place="Bilmari", language="fr", signer="", role="",
    )  # fmt: skip
    sites.submit_for_approval(page_id=page.id, actor_id=writer.pk)
    sites.approve(page_id=page.id, actor_id=head.pk, version=saved.version)
    return f"/bureau/textes/{page.id}/publier/"


def test_a_first_publication_asks_for_no_note(desk, page):
    address = f"/bureau/textes/{page.id}/publier/"
    assert 'name="note"' not in desk.get(address).content.decode()
    assert desk.post(address).status_code == 302
    assert sites.page(page.id).is_live


def test_a_correction_is_refused_until_it_says_what_it_corrects(desk, correction, page):
    assert "Publier la correction" in desk.get(correction).content.decode()
    refused = desk.post(correction)
    assert refused.status_code == 422
    assert "Dites aux lecteurs ce qui est corrigé." in refused.content.decode()
    assert sites.page(page.id).state == "approved"


def test_readers_see_what_a_correction_changed(desk, correction, page):
    assert desk.post(correction, {"note": "Le matin seulement."}).status_code == 302
    shown = Client(HTTP_HOST=page.url.split("/")[2]).get(page.url).content.decode()
    assert "Le matin seulement." in shown


def test_a_writer_may_not_publish(page, ministry):
    writer = a_person()
    accounts.give_role(user_id=writer.pk, ministry_id=ministry, role="redacteur")
    browser = Client(HTTP_HOST="localhost:8000")
    browser.force_login(writer, "django.contrib.auth.backends.ModelBackend")
    assert browser.post(f"/bureau/textes/{page.id}/publier/").status_code == 403
    assert not sites.page(page.id).is_live


def test_a_mailing_to_nobody_says_so():
    assert "Personne n’est encore abonné" in Outcome(0, 0, 0, 0).in_words()
    assert Outcome(2, 0, 0, 0).in_words() == "2 lettres envoyées."
