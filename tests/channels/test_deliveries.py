"""What is published goes out once, whatever happens to the line, and leaves its proof."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.channels.conftest import an_account, publish
from tests.peers import TOKEN

from kakaki.channels import deliveries, letters, subscriptions
from kakaki.channels.engine import delivery as life
from kakaki.channels.letters import subscription_token
from kakaki.channels.models import Delivery, Letter, Subscriber
from kakaki.channels.secrets import hide
from kakaki.kernel import clock
from kakaki.kernel.errors import ConflictError, NotFoundError
from kakaki.sites import facade as sites


def later(**delay):
    return clock.held_at(clock.now() + timedelta(**delay))


def posts_of(server, url: str) -> list[dict]:
    return [post for post in server.posts() if url in post["content"]]


def test_a_text_is_posted_once_with_its_permalink(mastodon, page, ministry):
    an_account(ministry, "mastodon", server=mastodon.origin, token=TOKEN)
    (delivery,) = publish(page)
    assert deliveries.deliver(delivery_id=delivery.pk) == "sent"
    assert deliveries.deliver(delivery_id=delivery.pk) == ""
    sites.publish_text(page_id=page.id, actor_id=None)
    deliveries.sweep_deliveries()
    delivery.refresh_from_db()
    assert delivery.permalink.startswith("http")
    assert delivery.message_id
    assert len(posts_of(mastodon, page.url)) == 1


def test_a_line_cut_after_the_post_was_taken_never_posts_twice(mastodon, line, page, ministry):
    an_account(ministry, "mastodon", server=line.origin, token=TOKEN)
    (delivery,) = publish(page)
    line.cuts = 1
    assert deliveries.deliver(delivery_id=delivery.pk) == "unconfirmed"
    assert len(posts_of(mastodon, page.url)) == 1
    with later(minutes=10):
        deliveries.sweep_deliveries()
    delivery.refresh_from_db()
    assert delivery.state == "sent"
    assert delivery.permalink
    assert len(posts_of(mastodon, page.url)) == 1


def test_a_worker_killed_while_sending_is_looked_for_before_anything_is_sent(
    mastodon, page, ministry
):
    an_account(ministry, "mastodon", server=mastodon.origin, token=TOKEN)
    (delivery,) = publish(page)
    taken = deliveries._take(delivery.pk)
    deliveries._do(deliveries.channels.get("mastodon"), taken[0])
    # The worker dies here: the post is online, the row says « sending ».
    assert deliveries.sweep_deliveries() == 0
    with later(minutes=5):
        deliveries.sweep_deliveries()
    delivery.refresh_from_db()
    assert delivery.state == "sent"
    assert len(posts_of(mastodon, page.url)) == 1


def test_a_worker_killed_before_sending_sends_once(mastodon, page, ministry):
    an_account(ministry, "mastodon", server=mastodon.origin, token=TOKEN)
    (delivery,) = publish(page)
    deliveries._take(delivery.pk)
    with later(minutes=5):
        deliveries.sweep_deliveries()
    with later(minutes=6):
        deliveries.sweep_deliveries()
    delivery.refresh_from_db()
    assert delivery.state == "sent"
    assert len(posts_of(mastodon, page.url)) == 1


def test_a_wrong_token_is_refused_in_french_and_can_be_asked_again(mastodon, page, ministry):
    account = an_account(ministry, "mastodon", server=mastodon.origin, token="faux")
    (delivery,) = publish(page)
    assert deliveries.deliver(delivery_id=delivery.pk) == "refused"
    delivery.refresh_from_db()
    assert "jeton" in delivery.advice
    account.secret = hide(TOKEN)
    account.save()
    deliveries.try_again(delivery=delivery, actor_id=None)
    assert deliveries.deliver(delivery_id=delivery.pk) == "sent"


def test_a_server_that_does_not_answer_is_tried_again_later(page, ministry):
    an_account(ministry, "mastodon", server="http://127.0.0.1:9", token=TOKEN)
    (delivery,) = publish(page)
    assert deliveries.deliver(delivery_id=delivery.pk) == "ready"
    assert deliveries.deliver(delivery_id=delivery.pk) == ""
    with later(hours=1):
        assert deliveries.deliver(delivery_id=delivery.pk) == "ready"


def test_a_private_address_is_refused(page, ministry, settings):
    settings.KAKAKI_ALLOW_LOOPBACK_PEERS = False
    an_account(ministry, "mastodon", server="https://127.0.0.1", token=TOKEN)
    (delivery,) = publish(page)
    assert deliveries.deliver(delivery_id=delivery.pk) == "refused"
    delivery.refresh_from_db()
    assert "publique" in delivery.advice


def test_a_withdrawal_takes_the_post_back(mastodon, page, ministry):
    an_account(ministry, "mastodon", server=mastodon.origin, token=TOKEN)
    (delivery,) = publish(page)
    deliveries.deliver(delivery_id=delivery.pk)
    sites.withdraw_page(page_id=page.id, reason="Erreur de date", actor_id=None)
    (taking_back,) = Delivery.objects.filter(kind="withdraw")
    assert deliveries.deliver(delivery_id=taking_back.pk) == "sent"
    assert posts_of(mastodon, page.url) == []


def test_the_feed_is_its_own_proof(page, ministry):
    an_account(ministry, "web_feed")
    (delivery,) = publish(page)
    assert deliveries.deliver(delivery_id=delivery.pk) == "sent"


def readers(ministry_id: int, count: int) -> list[Subscriber]:
    now = clock.now()
    return [
        Subscriber.objects.create(
            ministry_id=ministry_id, email=f"r{n}@exemple.kt", asked_at=now, confirmed_at=now
        )
        for n in range(count)
    ]


def test_each_reader_gets_one_letter_with_a_way_out(post_office, page, ministry):
    readers(ministry, 3)
    Subscriber.objects.create(ministry_id=ministry, email="jamais@exemple.kt", asked_at=clock.now())
    an_account(ministry, "email_list")
    (delivery,) = publish(page)
    assert deliveries.deliver(delivery_id=delivery.pk) == "sent"
    assert sorted(to for to, _ in post_office.letters) == [
        "r0@exemple.kt",
        "r1@exemple.kt",
        "r2@exemple.kt",
    ]
    assert all(
        b"List-Unsubscribe-Post: List-Unsubscribe=One-Click" in letter
        for _, letter in post_office.letters
    )


def test_a_letter_in_doubt_is_never_sent_again(post_office, page, ministry):
    first, *_ = readers(ministry, 3)
    an_account(ministry, "email_list")
    (delivery,) = publish(page)
    taken = deliveries._take(delivery.pk)
    letters.write_letters(message=deliveries._message(taken[0]))
    # The worker dies while the first letter is on its way.
    Letter.objects.filter(subscriber=first).update(state="sending")
    for minutes in (5, 6, 12):
        with later(minutes=minutes):
            deliveries.sweep_deliveries()
    delivery.refresh_from_db()
    assert delivery.state == "sent"
    assert "1 en doute" in delivery.note
    assert sorted(to for to, _ in post_office.letters) == ["r1@exemple.kt", "r2@exemple.kt"]


def test_a_letter_in_doubt_goes_again_when_a_person_says_so_and_only_then(
    post_office, page, ministry
):
    first, *_ = readers(ministry, 2)
    an_account(ministry, "email_list")
    (delivery,) = publish(page)
    assert deliveries.deliver(delivery_id=delivery.pk) == "sent"
    delivery.refresh_from_db()
    with pytest.raises(ConflictError, match="nothing in doubt"):
        deliveries.send_doubts_again(delivery=delivery, actor_id=None)
    Letter.objects.filter(subscriber=first).update(state="sending")
    assert deliveries.doubts_of(delivery) == 1
    deliveries.send_doubts_again(delivery=delivery, actor_id=None)
    assert deliveries.deliver(delivery_id=delivery.pk) == "sent"
    assert [to for to, _ in post_office.letters].count("r0@exemple.kt") == 2
    assert [to for to, _ in post_office.letters].count("r1@exemple.kt") == 1


def test_somebody_who_left_before_the_letter_went_gets_none(post_office, page, ministry):
    first, *_ = readers(ministry, 2)
    an_account(ministry, "email_list")
    (delivery,) = publish(page)
    taken = deliveries._take(delivery.pk)
    letters.write_letters(message=deliveries._message(taken[0]))
    Subscriber.objects.filter(pk=first.pk).update(left_at=clock.now())
    letters.send_letters(message=deliveries._message(taken[0]))
    assert [to for to, _ in post_office.letters] == ["r1@exemple.kt"]


def test_an_address_that_is_refused_does_not_stop_the_others(post_office, page, ministry):
    readers(ministry, 3)
    post_office.refused.add("r1@exemple.kt")
    an_account(ministry, "email_list")
    (delivery,) = publish(page)
    assert deliveries.deliver(delivery_id=delivery.pk) == "sent"
    assert len(post_office.letters) == 2


def test_a_subscription_needs_its_confirmation_and_ends_with_one_post(
    ministry, client, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            "/abonnement/",
            {"ministry": "sante", "email": "Lectrice@exemple.kt"},
            HTTP_HOST="localhost",
        )
    (reader,) = Subscriber.objects.all()
    assert reader.confirmed_at is None
    assert len(mailoutbox) == 1
    token = subscription_token(reader)
    client.get(f"/abonnement/confirmer/{token}/", HTTP_HOST="localhost")
    reader.refresh_from_db()
    assert reader.confirmed_at is None, "a scanner that opens links confirms nothing"
    subscriptions.confirm(token=token)
    client.post(f"/abonnement/quitter/{token}/", HTTP_HOST="localhost")
    reader.refresh_from_db()
    assert reader.left_at is not None


def test_a_forged_token_is_refused(ministry):
    with pytest.raises(NotFoundError):
        subscriptions.confirm(token="1:forged:token")


@given(st.sampled_from(sorted(life.FOLLOWS)), st.sampled_from(sorted(life.FOLLOWS)))
def test_no_state_goes_where_it_may_not(before, after):
    if after in life.FOLLOWS[before]:
        life.check_step(before, after)
    else:
        with pytest.raises(life.ForbiddenStepError):
            life.check_step(before, after)


def test_nothing_goes_out_again_once_it_is_withdrawn():
    assert life.FOLLOWS["withdrawn"] == frozenset()
