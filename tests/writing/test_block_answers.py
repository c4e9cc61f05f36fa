"""Wagtail's form is advised block by block, and each finding says where it stands."""

import json

import pytest

from kakaki.kernel.errors import InvalidInputError
from kakaki.writing.block_answers import advice_on_blocks


def rich(text: str) -> dict[str, str]:
    return {"": json.dumps({"blocks": [{"text": text, "type": "unstyled"}], "entityMap": {}})}


def found(*blocks: dict, **fields: object) -> list[dict]:
    return advice_on_blocks({"blocks": list(blocks), **fields})["findings"]


def test_a_fault_of_a_paragraph_is_placed_in_its_block():
    (one,) = found({"id": "b", "type": "paragraph", "values": rich("Le pont ouvre demain.")})
    assert (one["rule"], one["field"], one["where"]) == ("relative_date", "b", "Bloc 1, Paragraphe")
    assert (one["start"], one["excerpt"]) == (14, "demain")


def test_the_title_is_advised_with_its_fix():
    (one,) = found(title="L'hôpital de Bilmari ouvre")
    assert (one["where"], one["fix"]) == ("Titre", "’")


def test_a_picture_without_words_is_found():
    block = {"id": "p", "type": "image", "values": {"image": "3", "alternative": "IMG_2034.jpg"}}
    assert [one["rule"] for one in found(block)] == ["alternative_text"]


def test_what_a_list_and_a_quotation_say_is_read():
    points = {"id": "l", "type": "list", "values": {"0-value": "Venez demain.", "0-type": "item"}}
    quote = {"id": "q", "type": "quote", "values": {"text": "L'eau arrive."}}
    rules = {(one["field"], one["rule"]) for one in found(points, quote)}
    assert {("l", "relative_date"), ("q", "straight_apostrophe")} <= rules


@pytest.mark.parametrize(
    "question", [None, [], {}, {"blocks": 3}, {"blocks": [3]}, {"blocks": [{"id": "a"}]}]
)
def test_a_spoilt_question_is_refused(question):
    with pytest.raises(InvalidInputError):
        advice_on_blocks(question)


def test_a_block_that_cannot_be_read_is_left_out():
    assert found({"id": "b", "type": "paragraph", "values": {"": "[["}}) == []
