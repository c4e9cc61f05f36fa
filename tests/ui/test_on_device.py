"""What the desk lets a device keep, and for whom."""

import re

import pytest
from django.urls import reverse
from tests.axe import violations
from tests.ui.conftest import signed_in
from tests.ui.test_weight_and_access import faults, read_in_a_browser


def test_every_screen_says_whose_it_is_and_only_some_may_be_kept(country):
    browser = signed_in(country.officer)
    home = browser.get(reverse("ui:home"))
    assert home["X-Kakaki-Person"] == str(country.officer.pk)
    assert home["X-Kakaki-Keep"] == "1"
    assert "no-store" in home["Cache-Control"]
    waiting = browser.get(reverse("ui:waiting"))
    assert "X-Kakaki-Keep" not in waiting
    assert waiting["X-Kakaki-Person"] == str(country.officer.pk)


def test_what_is_told_once_is_not_kept(country):
    browser = signed_in(country.officer)
    from django.contrib.messages import constants
    from django.contrib.messages.storage.session import SessionStorage

    session = browser.session
    session[SessionStorage.session_key] = (
        f'[["__json_message", 0, {constants.SUCCESS}, "Brouillon enregistré."]]'
    )
    session.save()
    told = browser.get(reverse("ui:home"))
    assert "Brouillon enregistré." in told.content.decode()
    assert "X-Kakaki-Keep" not in told
    assert browser.get(reverse("ui:home"))["X-Kakaki-Keep"] == "1"


def test_the_worker_is_served_where_it_may_open_the_whole_desk(client):
    answer = client.get(reverse("ui:service"))
    assert answer["Content-Type"].startswith("text/javascript")
    assert reverse("ui:service").rpartition("/")[0] == "/bureau"
    assert re.fullmatch(r'import "/static/ui/worker\S*\.js";\n', answer.content.decode())
    assert answer["Cache-Control"] == "no-cache"


def test_nobody_reads_the_list_of_a_device_without_signing_in(client):
    answer = client.get(reverse("ui:on_device"))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/comptes/login/")


@pytest.mark.parametrize("size", ["pc", "phone"])
def test_the_list_of_the_device_has_no_fault(country, size):
    html = signed_in(country.officer).get(reverse("ui:on_device")).content.decode()
    assert read_in_a_browser(html, b"", size, faults) == []


def test_whoever_leaves_by_the_page_of_the_door_is_asked_too(country):
    html = signed_in(country.officer).get(reverse("account_logout")).content.decode()
    assert f'data-leave="{country.officer.pk}"' in html
    assert "ui/leaving.js" in html
    assert 'id="leaving"' in html


def test_the_question_before_leaving_has_no_fault(country):
    html = signed_in(country.officer).get(reverse("ui:home")).content.decode()

    def look(page):
        page.evaluate("document.getElementById('leaving').showModal()")
        return violations(page)

    assert read_in_a_browser(html, b"", "phone", look) == []
