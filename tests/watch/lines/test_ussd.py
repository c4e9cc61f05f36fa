"""USSD: every screen is the answer to its call, and fits."""

from urllib.parse import urlencode

import pytest
from tests.watch.lines.conftest import a_line, call

from kakaki.kernel.errors import InvalidInputError, RefusedError
from kakaki.watch.models import Item, Reply


def dial(row, text: str, session: str = "s1", query: str = "secret=mot") -> str:
    given = {"sessionId": session, "phoneNumber": "+22790000001", "text": text}
    return call(row, urlencode(given).encode(), query=query)


def test_a_rumour_is_reported_screen_by_screen_and_every_screen_fits(country):
    row = a_line(country, "ussd")
    screens = [dial(row, ""), dial(row, "1"), dial(row, "1*Le puits de Bilmari est sale")]
    assert "1 Signaler une rumeur" in screens[0]
    assert screens[1].startswith("CON Écrivez")
    assert "Votre numéro" in screens[2]
    assert all(len(screen) <= 182 for screen in screens)
    assert Item.objects.get().text == "Le puits de Bilmari est sale"
    assert set(Reply.objects.values_list("state", flat=True)) == {"sent"}


def test_the_same_screen_asked_again_is_the_same(country):
    row = a_line(country, "ussd")
    dial(row, "1")
    first = dial(row, "1*Le puits de Bilmari est sale")
    assert dial(row, "1*Le puits de Bilmari est sale") == first
    assert Item.objects.count() == 1


def test_a_new_session_begins_at_the_menu(country):
    row = a_line(country, "ussd")
    dial(row, "1")
    assert "1 Signaler une rumeur" in dial(row, "", session="s2")


def test_a_call_without_the_word_or_a_session_is_refused(country):
    row = a_line(country, "ussd")
    with pytest.raises(RefusedError):
        dial(row, "", query="")
    with pytest.raises(InvalidInputError):
        dial(row, "", session="")
