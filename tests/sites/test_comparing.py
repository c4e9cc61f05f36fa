"""Two versions of a text are shown side by side, whole, and the one that is not kept stays."""

import re
from dataclasses import replace

import pytest
from tests.ui.test_weight_and_access import faults, read_in_a_browser

from kakaki.sites import drafts
from kakaki.sites.comparing import compared


@pytest.fixture
def clash(health):
    """Return the page of the answer to a stale version, the text of a colleague, and the page."""
    made = health.draft()
    text = drafts.draft_text(made.page_id)
    theirs = replace(text, body="Les soins sont gratuits dès lundi.", place="Bilmari")
    drafts.update_draft(
        page_id=made.page_id, text=theirs, actor_id=health.head.pk, base_version=made.version
    )
    answer = health.client().post(
        f"/bureau/textes/{made.page_id}/",
        {
            "title": text.title, "lead": text.lead, "body": "Les soins sont payants.",
            "language": "fr", "place": "Tassara", "signer": "Aïssa Goumar",
            "version": made.version, "published_on": "2026-11-24",
        },
    )  # fmt: skip
    return answer, made.page_id


def joined(pieces) -> str:
    return "".join(one.text for one in pieces)


def test_each_side_holds_its_version_whole(health):
    text = drafts.draft_text(health.draft(body="Un deux trois.").page_id)
    mine = replace(text, body="Un deux quatre.", place="Bilmari")
    fields = {one.label: one for one in compared(text, mine)}
    assert joined(fields["Texte"].theirs) == "Un deux trois."
    assert joined(fields["Texte"].mine) == "Un deux quatre."
    assert fields["Lieu"].differs
    assert not fields["Titre"].differs
    assert joined(fields["Langue"].mine) == "Français"


def test_a_stale_version_is_answered_with_both_texts_and_the_name_of_the_other(clash, health):
    answer, _ = clash
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert re.search(r"<del>[^<]*gratuits", shown)
    assert re.search(r"<ins>[^<]*payants", shown)
    assert str(health.head) in shown
    # The text, the place and the capacity, on either side.
    assert shown.count(">différent<") == 6


def test_the_version_that_is_not_kept_stays_in_the_history_with_all_it_said(clash, health):
    _, page_id = clash
    shown = health.client().get(f"/bureau/textes/{page_id}/histoire/").content.decode()
    assert "Les soins sont payants." in shown
    assert "<dd>Tassara</dd>" in shown


@pytest.mark.parametrize("size", ["pc", "phone"])
def test_the_page_of_two_versions_has_no_fault(clash, size):
    assert read_in_a_browser(clash[0].content.decode(), b"", size, faults) == []
