"""Whoever writes to a line is answered once, left alone on demand, and forgotten."""

from datetime import timedelta

import pytest
from tests.watch.lines.conftest import RUMOUR, TOLD, a_line
from tests.watch.lines.test_telegram import say

from kakaki.kernel import clock
from kakaki.kernel.errors import InvalidInputError, NotFoundError, RefusedError
from kakaki.matching import facade as matching
from kakaki.watch import replying, selectors, services, talking, tip_lines
from kakaki.watch.engine import receipts
from kakaki.watch.models import Asker, InboundMessage, Item, Reply, TipLine

ANSWER = "https://sante.kounta.example/mises-au-point/puits/"


@pytest.fixture
def line(country, site, settings) -> TipLine:
    settings.KAKAKI_TELEGRAM_API = site.origin
    site.gives("/bot12:ab/sendMessage", b'{"ok":true,"result":{"message_id":7}}')
    return a_line(country, "telegram")


def known() -> None:
    matching.remember(
        kind="claim", key="1", title="Le puits est empoisonné",
        text="L’eau du puits est potable.\n\nElle a été analysée.", url=ANSWER,
    )  # fmt: skip


def answer(item: Item) -> None:
    services.analyse_left()
    item.refresh_from_db()
    item.story.target = "claim:1"
    item.story.save()


def later(**distance: int):
    return clock.held_at(clock.now() + timedelta(**distance))


def last() -> str:
    return Reply.objects.order_by("-pk")[0].text


def test_everybody_who_asked_is_told_the_answer_once(line):
    say(line)
    say(line, number=2, chat={"id": 98, "type": "private"})
    known()
    assert replying.answer_askers() == 0
    for item in Item.objects.all():
        answer(item)
    assert replying.answer_askers() == 2
    assert replying.answer_askers() == 0
    assert last() == f"Réponse : L’eau du puits est potable. Elle a été analysée. {ANSWER}"


def test_a_receipt_is_followed_until_its_answer(line):
    say(line)
    item = Item.objects.get()
    number = receipts.display(item.receipt)
    say(line, number, number=2)
    assert last() == "Pas encore vérifié, ne partagez pas."
    known()
    answer(item)
    say(line, number, number=3)
    assert ANSWER in last()
    say(line, "3", number=4)
    say(line, "ZZZZZ-ZZZZZ", number=5)
    assert "n’existe pas" in last()


def test_a_reference_that_nobody_sealed_is_said_to_be_unknown(line):
    say(line, "2")
    say(line, "KT-2026-000123", number=2)
    assert last() == "Aucun communiqué ne porte cette référence."


def test_whoever_says_stop_is_told_once_then_never_even_of_an_answer(line):
    say(line)
    say(line, "STOP", number=2)
    say(line, "STOP", number=3)
    known()
    answer(Item.objects.get())
    assert replying.keep_talking() == 1  # The goodbye: the receipt was not sent in time.
    assert list(Reply.objects.values_list("state", flat=True).order_by("pk")) == ["refused", "sent"]


def test_a_flood_of_one_sender_is_contained_counted_and_said_once(line):
    for number in range(talking.MOST_AN_HOUR + 10):
        say(line, f"{RUMOUR} {number}", number=number)
    assert Item.objects.count() == talking.MOST_AN_HOUR
    assert Reply.objects.filter(text=talking.CROWDED).count() == 1
    line.refresh_from_db()
    assert line.refused == 9
    say(line, RUMOUR, number=900, chat={"id": 98, "type": "private"})
    with later(hours=2):
        say(line, RUMOUR, number=901)
    assert Item.objects.count() == talking.MOST_AN_HOUR + 2


def test_hidden_signs_and_overrides_are_not_kept_and_a_long_text_is_cut(line):
    say(line, "L’eau\u202e du\u200b puits\u2066 est sale\x00 " + "e" * 9000)
    text = Item.objects.get().text
    assert text.startswith("L’eau du puits est sale")
    assert len(text) <= 5000


def test_a_number_is_erased_after_its_answer_and_after_ninety_days(line):
    say(line)
    replying.send_replies()
    with later(hours=2):
        assert replying.forget_askers() == 0  # An answer is still due.
    known()
    answer(Item.objects.get())
    replying.keep_talking()
    with later(hours=2):
        assert replying.forget_askers() == 1
    assert Asker.objects.get().sender == ""


def test_after_ninety_days_nothing_is_left_but_the_mark_of_whoever_said_stop(line):
    say(line)
    say(line, "STOP", number=2, chat={"id": 98, "type": "private"})
    with later(days=91):
        replying.forget_askers()
    assert not InboundMessage.objects.exists()
    (left,) = Asker.objects.all()
    assert (left.sender, left.has_left) == ("", True)


def test_a_reply_that_was_being_said_when_the_machine_died_is_never_said_again(line, site):
    say(line)
    Reply.objects.update(state="sending", next_at=clock.now() + replying.LEASE)
    with later(minutes=3):
        assert replying.send_replies() == 0
    assert Reply.objects.get().state == "unconfirmed"
    assert site.asked == []


@pytest.mark.parametrize(
    ("status", "state"), [(500, "unconfirmed"), (403, "refused"), (429, "ready")]
)
def test_what_the_platform_answers_decides_whether_a_reply_is_said_again(line, site, status, state):
    site.gives("/bot12:ab/sendMessage", b"{}", status=status)
    say(line)
    replying.send_replies()
    with later(hours=2):
        replying.send_replies()
    assert Reply.objects.get().state == state
    assert len(site.asked) == (2 if state == "ready" else 1)


def test_a_platform_out_of_reach_is_tried_again_and_left_in_the_end(line, settings):
    settings.KAKAKI_TELEGRAM_API = "http://127.0.0.1:9"
    say(line)
    for hour in range(replying.MOST_ATTEMPTS):
        with later(hours=2 * hour):
            replying.send_replies()
    reply = Reply.objects.get()
    assert (reply.state, reply.attempts) == ("refused", replying.MOST_ATTEMPTS)


def test_a_line_that_was_stopped_hears_nobody(line, country):
    tip_lines.set_open(line_id=line.pk, is_enabled=False, person=country.head)
    with pytest.raises(NotFoundError):
        say(line)
    assert not Item.objects.exists()


def test_only_a_head_opens_a_line_and_only_their_own(line, country):
    for person in (country.officer, country.stranger, country.coordinator, country.operator):
        with pytest.raises(RefusedError):
            tip_lines.open_line(
                ministry_id=country.health.pk, kind="ussd", label="x", told=TOLD["ussd"],
                person=person,
            )  # fmt: skip
        with pytest.raises(NotFoundError):
            tip_lines.set_open(line_id=line.pk, is_enabled=False, person=person)
    assert selectors.tip_lines_for(country.head) == [line]
    assert selectors.tip_lines_for(country.stranger) == []


def test_a_line_told_anew_keeps_its_address_and_the_secrets_left_empty(line, country):
    given = {"ministry_id": country.health.pk, "kind": "telegram", "person": country.head}
    again = tip_lines.open_line(label=line.label, told={"token": "13:cd"}, **given)
    assert (again.pk, again.key) == (line.pk, line.key)
    assert tip_lines.told_of(again) == {"token": "13:cd", "webhook": "mot"}
    assert "13:cd" not in again.secret
    for fault in ({"label": "", "told": TOLD["telegram"]}, {"label": "Autre", "told": {}}):
        with pytest.raises(InvalidInputError):
            tip_lines.open_line(**given, **fault)
