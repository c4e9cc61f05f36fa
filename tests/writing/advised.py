"""The editor's three fields with the advice panel, in a browser, answered by the room itself."""

import json
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from playwright.sync_api import Page, Route
from tests import aside
from tests.journeys.conftest import SIZES

from kakaki.writing import answers

HEAD = '<link rel="stylesheet" href="/static/{}">'
SHEETS = ("ui/tokens.css", "ui/desk.css", "writing/panel.css")
FIELD = (
    '<div class="field"><label for="id_{name}">{label}</label>'
    '<{tag} id="id_{name}" name="{name}" data-writing-field="{name}"></{tag}></div>'
)
SCREEN = """<!doctype html><html lang="fr"><head><title>Essai</title>
<meta name="viewport" content="width=device-width, initial-scale=1">{head}</head>
<body><main class="desk-main"><h1>Essai</h1><form id="editor" class="editor"><div class="editor-words">
<input type="hidden" name="csrfmiddlewaretoken" value="x">{fields}</div><div class="stay">{panel}</div>
</form>{after}</main></body></html>"""


def screen(more: str = "", after: str = "") -> str:
    fields = FIELD.format(name="title", label="Titre", tag="input").replace("</input>", "")
    fields += FIELD.format(name="lead", label="Chapô", tag="textarea")
    fields += FIELD.format(name="body", label="Texte", tag="textarea")
    return SCREEN.format(
        head="".join(HEAD.format(sheet) for sheet in SHEETS),
        fields=fields + more,
        after=after,
        panel=render_to_string("writing/panel.html"),
    )


def in_a_browser(look, *, size: str = "pc", more: str = "", after: str = ""):
    """Return what `look` sees in a page of the editor."""
    html = screen(more, after)
    faults: list[str] = []

    def serve(route: Route) -> None:
        if route.request.url == "http://kounta.example/":
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        else:
            answer(route)

    def advise(page: Page):
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.route("**/*", serve)
        page.goto("http://kounta.example/", wait_until="load")
        seen = look(page)
        page.unroute_all(behavior="ignoreErrors")
        return seen

    seen = aside.look(advise, viewport=SIZES[size], has_touch=size == "phone")
    assert faults == []
    return seen


def answer(route: Route) -> None:
    """Answer as the desk's server does, without its doors."""
    request = route.request
    if "/static/" in request.url:
        found = finders.find(request.url.split("/static/")[1].split("?")[0])
        kind = "text/css" if request.url.endswith(".css") else "text/javascript"
        route.fulfill(body=Path(found).read_bytes(), content_type=kind)
    else:
        say = answers.lead_from if request.url.endswith("/chapo/") else answers.advice_on
        said = say(json.loads(request.post_data))
        route.fulfill(body=json.dumps(said), content_type="application/json")
