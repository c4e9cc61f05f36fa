"""The desk's screens for publishing and for accounts: who may press what, and what each says."""

from dataclasses import dataclass

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from tests.channels.conftest import an_account, publish
from tests.factories import a_ministry, a_person
from tests.peers import TOKEN

from kakaki.accounts import facade as accounts
from kakaki.audit import facade as audit
from kakaki.channels import deliveries
from kakaki.channels.models import ChannelAccount, Delivery, Letter, Rendition, Subscriber
from kakaki.channels.secrets import show
from kakaki.kernel import clock
from kakaki.sites import facade as sites


@dataclass
class Browsers:
    """Whoever comes to the screens."""

    writer: Client
    head: Client
    stranger: Client


def a_browser(ministry_id: int, role: str) -> Client:
    person = a_person()
    accounts.give_role(user_id=person.pk, ministry_id=ministry_id, role=role)
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "x"})
    browser = Client(HTTP_HOST="localhost:8000")
    browser.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return browser


@pytest.fixture
def browsers(ministry) -> Browsers:
    other = a_ministry("hydraulique")
    sites.open_ministry_site(ministry_id=other.pk, actor_id=None)
    return Browsers(
        a_browser(ministry, "redacteur"),
        a_browser(ministry, "responsable"),
        a_browser(other.pk, "responsable"),
    )


def test_one_button_publishes_and_creates_the_deliveries_that_are_ticked(page, ministry, browsers):
    kept = an_account(ministry, "web_feed")
    left = an_account(ministry, "email_list")
    address = reverse("channels:publish", args=[page.id])
    screen = browsers.head.get(address).content.decode()
    assert "Soins gratuits à Bilmari" in screen
    rendition = Rendition.objects.get(account=kept)
    answer = browsers.head.post(address, {f"on-{rendition.pk}": "on"})
    assert answer.status_code == 302
    assert sites.page(page.id).is_live
    assert [one.account_id for one in Delivery.objects.all()] == [kept.pk]
    assert not Rendition.objects.get(account=left).is_selected


def test_words_changed_for_a_channel_after_the_approval_are_in_the_journal(
    page, ministry, browsers
):
    account = an_account(ministry, "mastodon", server="https://social.exemple", token=TOKEN)
    address = reverse("channels:publish", args=[page.id])
    browsers.head.get(address)
    rendition = Rendition.objects.get(account=account)
    browsers.head.post(address, {f"on-{rendition.pk}": "on", f"text-{rendition.pk}": "Dès lundi."})
    found = audit.lines(target=f"page:{page.id}")
    (line,) = [one for one in found if one.action == "channels.words_changed"]
    assert "Dès lundi." in line.summary
    assert line.actor_id is not None


def test_pressing_the_button_twice_publishes_once(page, ministry, browsers):
    an_account(ministry, "web_feed")
    address = reverse("channels:publish", args=[page.id])
    browsers.head.get(address)
    chosen = {f"on-{Rendition.objects.get().pk}": "on"}
    for _ in range(2):
        assert browsers.head.post(address, chosen).status_code == 302
    assert Delivery.objects.count() == 1


@pytest.mark.parametrize("who", ["writer", "stranger"])
def test_whoever_may_not_publish_is_refused(page, browsers, who):
    address = reverse("channels:publish", args=[page.id])
    browser = getattr(browsers, who)
    assert browser.get(address).status_code in {403, 404}
    assert browser.post(address, {}).status_code in {403, 404}
    assert not sites.page(page.id).is_live


def test_a_post_that_is_too_long_stops_the_publication_and_keeps_what_was_typed(
    page, ministry, browsers
):
    account = an_account(ministry, "mastodon", server="https://social.exemple", token=TOKEN)
    address = reverse("channels:publish", args=[page.id])
    browsers.head.get(address)
    rendition = Rendition.objects.get(account=account)
    typed = "Soins gratuits. " * 40
    answer = browsers.head.post(
        address, {f"on-{rendition.pk}": "on", f"text-{rendition.pk}": typed}
    )
    assert answer.status_code == 422
    assert "caractères de trop" in answer.content.decode()
    assert not sites.page(page.id).is_live


def test_an_officer_sees_how_deliveries_stand_but_asks_for_none_again(page, ministry, browsers):
    an_account(ministry, "mastodon", server="http://127.0.0.1:9", token=TOKEN)
    (delivery,) = publish(page)
    Delivery.objects.filter(pk=delivery.pk).update(state="refused", advice="Le jeton est refusé.")
    assert (
        "Le jeton est refusé."
        in browsers.writer.get(reverse("channels:deliveries_of", args=[page.id])).content.decode()
    )
    again = reverse("channels:retry", args=[delivery.pk])
    assert browsers.writer.post(again).status_code in {403, 404}
    delivery.refresh_from_db()
    assert delivery.state == "refused"
    assert browsers.head.post(again).status_code == 302


def test_another_ministry_sees_no_delivery_and_asks_for_none(page, ministry, browsers):
    an_account(ministry, "web_feed")
    (delivery,) = publish(page)
    listed = browsers.stranger.get(reverse("channels:deliveries")).content.decode()
    assert page.title not in listed
    own = reverse("channels:deliveries_of", args=[page.id])
    assert browsers.stranger.get(own).status_code == 404
    for name in ("channels:retry", "channels:retry_doubts"):
        assert browsers.stranger.post(reverse(name, args=[delivery.pk])).status_code == 404


def test_letters_in_doubt_are_shown_and_go_again_at_the_head_s_word(
    post_office, page, ministry, browsers
):
    reader = Subscriber.objects.create(
        ministry_id=ministry, email="r@exemple.kt", asked_at=clock.now(), confirmed_at=clock.now()
    )
    an_account(ministry, "email_list")
    (delivery,) = publish(page)
    deliveries.deliver(delivery_id=delivery.pk)
    Letter.objects.filter(subscriber=reader).update(state="sending")
    shown = browsers.head.get(reverse("channels:deliveries_of", args=[page.id])).content.decode()
    assert "1 lettre est peut-être déjà arrivée" in shown
    again = reverse("channels:retry_doubts", args=[delivery.pk])
    assert browsers.writer.post(again).status_code in {403, 404}
    assert browsers.head.post(again).status_code == 302
    assert Delivery.objects.get(pk=delivery.pk).state == "ready"


def test_an_account_that_works_is_kept_and_its_secret_never_shown_again(
    mastodon, ministry, browsers
):
    address = reverse("channels:new_account", args=["mastodon"])
    fields = {"label": "Mastodon Santé", "server": mastodon.origin, "token": TOKEN, "enabled": "on"}
    assert browsers.head.post(address, fields).status_code == 302
    account = ChannelAccount.objects.get(label="Mastodon Santé")
    assert account.secret != TOKEN
    assert show(account.secret) == TOKEN
    screen = browsers.head.get(reverse("channels:account", args=["mastodon", account.pk]))
    assert TOKEN not in screen.content.decode()


def test_an_account_that_does_not_answer_is_not_kept(ministry, browsers):
    fields = {"label": "Mastodon", "server": "http://127.0.0.1:9", "token": "x", "enabled": "on"}
    answer = browsers.head.post(reverse("channels:new_account", args=["mastodon"]), fields)
    assert answer.status_code == 422
    assert "ne répond pas" in answer.content.decode()
    assert not ChannelAccount.objects.filter(channel="mastodon").exists()


@pytest.mark.parametrize("who", ["writer", "stranger"])
def test_the_accounts_of_a_ministry_are_closed_to_others(ministry, browsers, who):
    account = an_account(ministry, "mastodon", server="https://social.exemple", token=TOKEN)
    browser = getattr(browsers, who)
    address = reverse("channels:account", args=["mastodon", account.pk])
    assert browser.get(address).status_code in {403, 404}
    assert browser.post(address, {"label": "Pris"}).status_code in {403, 404}
    account.refresh_from_db()
    assert account.label == "mastodon"


def test_a_channel_that_does_not_exist_is_not_found(ministry, browsers):
    address = reverse("channels:new_account", args=["pigeon"])
    assert browsers.head.get(address).status_code == 404
