"""Every skeleton reads well, and none of its hints goes out unnoticed."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from tests.writing.advised import in_a_browser

from kakaki.sites.page_kind import kinds, kinds_in_order
from kakaki.writing import facade as writing

WITH = [kind for kind in kinds_in_order() if kind.skeleton]


@pytest.mark.parametrize("kind", WITH, ids=lambda kind: kind.code)
def test_every_hint_of_a_skeleton_is_found_until_it_is_replaced(kind):
    hints = re.findall(r"\[à compléter : [^\]]+\]", kind.skeleton)
    found = writing.check_fields({"body": kind.skeleton})
    assert hints
    assert [one.excerpt for one in found if one.rule == "left_to_fill"] == hints


@pytest.mark.parametrize("kind", WITH, ids=lambda kind: kind.code)
def test_the_words_of_a_skeleton_themselves_are_not_to_be_corrected(kind):
    found = writing.check_fields({"body": kind.skeleton})
    others = [one for one in found if one.rule != "left_to_fill"]
    assert [(one.rule, one.excerpt) for one in others if one.class_ == "à corriger"] == []


def test_a_kind_without_a_skeleton_offers_none(health):
    assert kinds.get("person").skeleton == ""
    shown = health.client().get("/bureau/textes/nouveau/person/").content.decode()
    assert "modele" not in shown


def test_the_editor_of_a_kind_holds_its_skeleton(health):
    shown = health.client().get("/bureau/textes/nouveau/service/").content.decode()
    assert "Si votre demande est refusée" in shown


def test_a_reader_is_told_of_the_hints_that_remain(health):
    saved = health.draft(body="[à compléter : qui appeler]")
    health.client().post(f"/bureau/textes/{saved.page_id}/envoyer/")
    shown = health.client(health.reader).get(f"/bureau/textes/{saved.page_id}/relire/")
    assert "Il reste un passage à compléter" in shown.content.decode()


def test_a_skeleton_is_put_at_once_its_first_hint_is_chosen_and_one_undo_takes_it_back():
    def look(page):
        body = page.get_by_label("Texte", exact=True)
        button = page.get_by_role("button", name="Partir d’un modèle")
        button.click()
        chosen = body.evaluate("(f) => f.value.slice(f.selectionStart, f.selectionEnd)")
        written, is_gone = body.input_value(), button.is_hidden()
        body.press("Control+z")
        return chosen, written, is_gone, body.input_value(), button.is_visible()

    after = f'<template id="modele">{kinds.get("event").skeleton}</template>'
    after += '<script type="module" src="/static/sites/skeleton.js"></script>'
    chosen, written, is_gone, back, is_back = in_a_browser(look, after=after)
    assert chosen == "[à compléter : ce que l’on y verra ou y fera]"
    assert written.strip() == kinds.get("event").skeleton.strip()
    assert (is_gone, back, is_back) == (True, "", True)


def test_what_was_added_to_the_editor_for_advice_weighs_little():
    def weight(path: str) -> int:
        return len(gzip.compress(Path(finders.find(path)).read_bytes()))

    added = ("writing/underline.js", "writing/lead.js", "sites/skeleton.js")
    assert sum(map(weight, added)) <= 3_500
    assert weight("writing/panel.js") <= 6_500
