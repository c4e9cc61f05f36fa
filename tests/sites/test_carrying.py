"""What a telephone keeps of a public site, and what it may never keep."""

import gzip
import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from tests.ui.test_weight_and_access import faults, read_in_a_browser

from kakaki.sites import facade as sites

SCRIPT = "sites/offline.js"


def test_each_site_has_a_manifest_of_its_own_name_colour_and_icons(health, education):
    told = [
        json.loads(unit.visitor().get("/manifest.webmanifest").content)
        for unit in (health, education)
    ]
    assert told[0]["name"] != told[1]["name"]
    assert {one["purpose"] for one in told[0]["icons"]} == {"any", "maskable"}
    for icon in told[0]["icons"]:
        answer = health.visitor().get(icon["src"])
        assert answer["Content-Type"] == icon["type"]
        assert told[0]["theme_color"] in answer.content.decode()
    assert re.fullmatch(r"#[0-9a-f]{6}", told[0]["theme_color"])


def test_a_page_says_that_it_may_be_kept_and_its_script_is_tiny_and_waits(health):
    shown = health.visitor().get(sites.page(health.published()).url).content.decode()
    assert "data-offline" in shown
    assert '<link rel="manifest" href="/manifest.webmanifest">' in shown
    assert f'<script defer src="/static/{SCRIPT}"></script>' in shown
    assert len(gzip.compress(Path(finders.find(SCRIPT)).read_bytes())) < 1000


@pytest.mark.parametrize("address", ["/recherche/?q=soins", "/nulle-part/"])
def test_what_is_not_the_same_for_everybody_may_not_be_kept(health, address):
    shown = health.visitor().get(address).content.decode()
    assert "data-offline" not in shown
    assert SCRIPT not in shown


def test_a_draft_seen_at_the_desk_may_not_be_kept_by_readers(health):
    page = health.draft().page_id
    shown = health.client().get(f"/bureau/textes/{page}/apercu/").content.decode()
    assert "data-offline" not in shown


def test_the_portal_keeps_the_counter_and_a_ministry_does_not(health, client):
    of_ministry = health.visitor().get("/lecture.js").content.decode()
    of_portal = client.get("/lecture.js", HTTP_HOST="localhost:8000").content.decode()
    assert of_ministry.startswith('const PINNED = ["/hors-ligne/"];')
    assert of_portal.startswith('const PINNED = ["/hors-ligne/", "/verifier/"];')


def test_the_worker_leaves_the_desk_and_the_door_alone(health):
    worker = health.visitor().get("/lecture.js").content.decode()
    closed = re.search(r"const CLOSED = /(.*)/;", worker)[1].replace("\\/", "/")
    for path in ("/bureau/", "/comptes/login/", "/wagtail/", "/documents/1/a.pdf"):
        assert re.match(closed, path), path
    assert not re.match(closed, "/communiques/bureau/")


@pytest.mark.parametrize("size", ["pc", "phone"])
def test_the_page_without_a_line_has_no_fault(health, size):
    html = health.visitor().get("/hors-ligne/").content.decode()
    assert read_in_a_browser(html, b"", size, faults) == []
