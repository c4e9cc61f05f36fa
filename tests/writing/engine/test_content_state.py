"""What Wagtail's rich text holds is read as blocks, with its links."""

import pytest

from kakaki.writing.engine.readers import content_state

STATE = {
    "blocks": [
        {"text": "Où aller", "type": "header-two"},
        {"text": "", "type": "unstyled"},
        {
            "text": "Lisez cliquez ici.",
            "type": "unstyled",
            "entityRanges": [{"offset": 6, "length": 11, "key": 0}],
        },
        {"text": "le carnet", "type": "unordered-list-item"},
    ],
    "entityMap": {"0": {"type": "LINK", "data": {"url": "/vaccins/"}}},
}


def test_headings_paragraphs_items_and_links_are_read_with_their_place():
    blocks, source = content_state.read(STATE, field="a")
    assert [(one.kind, one.text) for one in blocks] == [
        ("heading", "Où aller"),
        ("paragraph", "Lisez cliquez ici."),
        ("link", "cliquez ici"),
        ("item", "le carnet"),
    ]
    assert all(source[one.start : one.start + len(one.text)] == one.text for one in blocks)
    assert blocks[2].href == "/vaccins/"


@pytest.mark.parametrize(
    "state", [None, [], {}, {"blocks": 3}, {"blocks": [3, {}]}, {"blocks": [{"text": None}]}]
)
def test_what_is_no_content_state_gives_nothing(state):
    assert content_state.read(state, field="a") == ((), "")


def test_a_spoilt_link_is_left_out_and_its_words_are_read():
    row = {"text": "Bonjour", "entityRanges": [3, {"key": 9}, {"key": 0, "offset": "x"}]}
    blocks, _ = content_state.read({"blocks": [row], "entityMap": {"0": {}}}, field="a")
    assert [one.text for one in blocks] == ["Bonjour"]
