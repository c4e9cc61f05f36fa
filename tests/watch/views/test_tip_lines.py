"""The screen of lines, and the address that platforms call."""

import pytest
from tests.factcheck.conftest import signed_in
from tests.watch.lines.conftest import TOLD, a_line
from tests.watch.lines.test_telegram import update

from kakaki.watch.models import Item, TipLine

ADDRESS = "/bureau/rumeurs/lignes/"
GIVEN = {"kind": "telegram", "label": "Bot de la santé"} | {
    f"told_{name}": value for name, value in TOLD["telegram"].items()
}


def test_a_head_opens_a_line_sees_its_address_and_stops_it(country):
    desk = signed_in(country.head)
    assert "Bot Telegram" in desk.get(ADDRESS).content.decode()
    assert "Jeton du bot" in desk.get(f"{ADDRESS}?kind=telegram").content.decode()
    desk.post(ADDRESS, GIVEN)
    row = TipLine.objects.get()
    shown = desk.get(ADDRESS).content.decode()
    assert f"/lignes/{row.key}/" in shown
    assert "12:ab" not in shown
    desk.post(f"{ADDRESS}{row.pk}/", {"open": "0"})
    assert "Arrêtée" in desk.get(ADDRESS).content.decode()


def test_a_line_that_lacks_something_says_what(country):
    answer = signed_in(country.head).post(ADDRESS, GIVEN | {"told_token": ""})
    assert answer.status_code == 422
    assert "Jeton du bot" in answer.content.decode()
    assert not TipLine.objects.exists()


@pytest.mark.parametrize("who", ["officer", "operator"])
def test_somebody_who_may_not_manage_channels_sees_no_line(country, who):
    desk = signed_in(getattr(country, who))
    assert desk.get(ADDRESS).status_code == 403
    assert desk.post(ADDRESS, GIVEN).status_code == 403


def test_another_ministry_s_line_is_neither_seen_nor_stopped(country):
    row = a_line(country, "telegram")
    desk = signed_in(country.stranger)
    assert row.key not in desk.get(ADDRESS).content.decode()
    assert desk.post(f"{ADDRESS}{row.pk}/", {"open": "0"}).status_code == 404


def test_a_platform_that_calls_is_answered_by_a_status(country, client):
    row = a_line(country, "telegram")
    here = f"/lignes/{row.key}/"

    def post(body, word="mot", to=here):
        return client.generic(
            "POST", to, body, content_type="application/json",
            headers={"X-Telegram-Bot-Api-Secret-Token": word},
        ).status_code  # fmt: skip

    assert post(update()) == 200
    assert Item.objects.count() == 1
    assert post(update(number=2), word="faux") == 403
    assert post(b"{") == 400
    assert post(update(), to="/lignes/inconnue/") == 404
    assert post(b"x" * 1_000_001) == 413
    row.refresh_from_db()
    assert (row.received, row.refused) == (1, 3)
    assert "1 Mo" in row.error
