"""The page of components: every piece has a name, and only operators open it."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django.urls import reverse
from tests.ui.conftest import signed_in

import kakaki.ui
from kakaki.ui import icons
from kakaki.ui.style_guide import SampleForm

PIECES = sorted((Path(kakaki.ui.__file__).parent / "templates/ui/components").glob("*.html"))


@pytest.fixture
def page(country) -> str:
    return signed_in(country.operator).get(reverse("ui:components")).content.decode()


def test_an_officer_cannot_open_the_page_of_components(country):
    assert signed_in(country.officer).get(reverse("ui:components")).status_code == 403


@pytest.mark.parametrize("piece", PIECES, ids=[piece.stem for piece in PIECES])
def test_every_component_is_shown_on_the_page_of_components(piece):
    shown = get_template("ui/components.html").template.source
    assert f'"ui/components/{piece.name}"' in shown


def test_every_field_has_its_label_its_help_and_its_error(page):
    for field in re.findall(r'<(?:input|select|textarea)[^>]*\sid="([^"]+)"', page):
        assert f'for="{field}"' in page, field
    for described in re.findall(r'aria-describedby="([^"]+)"', page):
        for name in described.split():
            assert page.count(f'id="{name}"') == 1, name
    assert page.count('aria-invalid="true"') == 2


def test_no_identifier_is_used_twice_on_a_page(page):
    names = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(names) == sorted(set(names))


def test_every_drawing_is_silent_and_an_unknown_one_is_an_error(page):
    assert all('aria-hidden="true"' in svg for svg in re.findall(r"<svg[^>]*>", page))
    with pytest.raises(LookupError, match="no icon 'camel'"):
        icons.drawing("camel")


def test_a_form_printed_whole_wears_our_markup():
    drawn = str(SampleForm({}))
    assert '<div class="field"><label for="id_title">Titre</label>' in drawn
    assert "<legend>Langue de la réponse</legend>" in drawn
    assert '<span class="muted">(facultatif)</span>' in drawn


@pytest.mark.parametrize("piece", ["alert", "badge", "card", "link_button", "list_item"])
def test_hostile_words_stay_words(piece):
    hostile = "<script>alert(1)</script>"
    words = dict.fromkeys(("text", "title", "label", "detail", "badge"), hostile)
    drawn = render_to_string(f"ui/components/{piece}.html", {**words, "url": "#"})
    assert hostile not in drawn
    assert "&lt;script&gt;" in drawn


def test_signing_out_from_the_menu_is_a_post_with_its_token(page):
    form = re.search(
        r'<form method="post" action="(/comptes/logout/)"[^>]*>(.*?)</form>', page, re.S
    )
    assert form
    assert "csrfmiddlewaretoken" in form.group(2)
    assert "Se déconnecter" in form.group(2)


def test_the_public_shell_names_its_landmarks_and_its_two_counters(country):
    context = {"ministry": country.health, "site_nav": [{"title": "Actualités", "url": "/a/"}]}
    page = render_to_string("ui/public.html", context, request=RequestFactory().get("/a/"))
    assert '<html lang="fr">' in page
    assert 'href="#contenu"' in page
    for landmark in ("<header", '<nav aria-label="Menu principal"', "<main id", "<footer"):
        assert page.count(landmark) == 1
    assert '<a href="/a/" aria-current="page">' in page
    assert "Vérifier un communiqué" in page
    assert "Signaler une rumeur" in page
    assert "<script" not in page
    assert "/theme/sante.css" in page
