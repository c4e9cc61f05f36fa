"""A plug is one file, one test and one line of docs: dropped in its folder, it works."""

import importlib
from pathlib import Path

import pytest
from tests.channels.conftest import a_text_to_publish, an_account

from kakaki.channels import deliveries
from kakaki.channels.channel import channels
from kakaki.channels.models import Delivery
from kakaki.kernel.registry import Registry
from kakaki.seals.engine import formats
from kakaki.sites import facade as sites
from kakaki.sites.page_block import blocks
from kakaki.sites.page_kind import kinds
from kakaki.watch import facade as watch
from kakaki.watch.line import lines
from kakaki.watch.models import Item
from kakaki.watch.source import sources
from kakaki.writing.engine.rule import rules

ROOT = Path(__file__).parents[2]
PAGES = {
    "writing-rules.md": rules,
    "channels.md": channels,
    "sources.md": sources,
    "tip-lines.md": lines,
    "seal-formats.md": formats.registry,
    "page-blocks.md": blocks,
    "page-kinds.md": kinds,
}
PIGEON = '''
"""A channel of this test only: it carries texts to a folder."""
from pathlib import Path
from kakaki.channels.channel import Channel, Proof, Setting

class Pigeon(Channel):
    label = "Pigeon"
    settings = (Setting("loft", "Colombier"),)
    def propose(self, *, title, lead, url):
        return f"{title} {url}"
    def send(self, message):
        Path(message.settings["loft"], message.key).write_text(message.text)
        return Proof(message_id=message.key)
    def find(self, message):
        return None

channel = Pigeon(__name__)
'''
DRUM = '''
"""A source of this test only: it reads what a drum says, backwards."""
from kakaki.watch.engine.incoming import Incoming
from kakaki.watch.models import Item
from kakaki.watch.source import Source

source = Source(__name__, "Tambour", lambda content: (Incoming(text=content.decode()[::-1]),))
'''

RECIPE = '''
"""A kind of this test only."""
from kakaki.sites.engine.facts import Fact
from kakaki.sites.page_kind import PageKind

kind = PageKind(__name__, "Recette", "Recettes", "recettes", "Une recette.",
                facts=(Fact("water", "Eau à bouillir"),))
'''


@pytest.fixture
def drop(tmp_path, monkeypatch):
    """Return what drops a file in the folder of a registry until the test ends."""
    used: list[Registry] = []

    def put(registry: Registry, code: str, source: str) -> None:
        (tmp_path / f"{code}.py").write_text(source)
        package = importlib.import_module(registry.package)
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
        registry.forget()
        used.append(registry)

    yield put
    monkeypatch.undo()
    for registry in used:
        registry.forget()


@pytest.mark.django_db
def test_a_channel_dropped_in_its_folder_carries_what_is_published(drop, tmp_path):
    drop(channels, "pigeon", PIGEON)
    loft = tmp_path / "loft"
    loft.mkdir()
    page = a_text_to_publish()
    an_account(page.ministry_id, "pigeon", loft=str(loft))
    sites.publish_text(page_id=page.id, actor_id=None)
    delivery = Delivery.objects.get(account__channel="pigeon")
    assert deliveries.deliver(delivery_id=delivery.pk) == "sent"
    assert [one.read_text() for one in loft.iterdir()] == [f"{page.title} {page.url}"]


@pytest.mark.django_db
def test_a_source_dropped_in_its_folder_brings_what_it_reads(drop):
    drop(sources, "drum", DRUM)
    receipt = watch.receive(source="drum", text="udnef tse egarrab eL")
    assert Item.objects.get(receipt=receipt.number).text == "Le barrage est fendu"


@pytest.mark.django_db
def test_a_kind_of_text_dropped_in_its_folder_is_written_sealed_and_shown(drop, client):
    drop(kinds, "recipe", RECIPE)
    page = a_text_to_publish(kind="recipe", facts={"water": "2 litres"})
    sites.publish_text(page_id=page.id, actor_id=None)
    shown = client.get(sites.page(page.id).url, HTTP_HOST="sante.localhost:8000")
    assert "Eau à bouillir" in shown.content.decode()
    assert "2 litres" in shown.content.decode()


@pytest.mark.parametrize("page", sorted(PAGES))
def test_every_plug_has_its_line_of_docs_and_every_line_its_plug(page):
    text = (ROOT / "docs" / "change" / page).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("| `")]
    assert {line.split("`")[1] for line in lines} == set(PAGES[page].all())
