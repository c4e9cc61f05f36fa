"""Page bodies: no block in a migration, and no body lost by one."""

import json
from importlib import import_module
from pathlib import Path

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Page

from kakaki.sites.fields import BodyField
from kakaki.sites.models import StandardPage, TextPage

BLOCKS = [
    {"type": "paragraph", "value": "<p>Les soins sont gratuits.</p>", "id": "a" * 8},
    {"type": "un-bloc-retire-depuis", "value": {"x": [1, 2]}, "id": "b" * 8},
]


def stored_body(page_id: int) -> object:
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM sites_standardpage WHERE page_ptr_id = %s", [page_id])
        return json.loads(cursor.fetchone()[0])


def historical(name: str):
    return MigrationExecutor(connection).loader.project_state().apps.get_model("sites", name)


def test_no_block_enters_a_migration():
    field = TextPage._meta.get_field("body")
    name, path, args, kwargs = field.deconstruct()
    assert (name, path, args) == ("body", "kakaki.sites.fields.BodyField", [[]])
    assert "block_lookup" not in kwargs
    folder = Path(import_module("kakaki.sites.migrations").__path__[0])
    assert "wagtail.blocks" not in "".join(p.read_text() for p in folder.glob("0*.py"))


def test_a_data_migration_that_saves_a_page_changes_nothing(db):
    page = Page.get_first_root_node().add_child(
        instance=StandardPage(title="Contact", slug="contact")
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE sites_standardpage SET body = %s WHERE page_ptr_id = %s",
            [json.dumps(BLOCKS), page.pk],
        )
    old = historical("StandardPage").objects.get(pk=page.pk)
    old.lead = "Nous écrire"
    old.save()
    assert stored_body(page.pk) == BLOCKS
    assert StandardPage.objects.get(pk=page.pk).lead == "Nous écrire"


def test_a_data_migration_that_creates_a_page_may_give_it_a_body(db):
    old = historical("StandardPage")
    page = Page.get_first_root_node().add_child(
        instance=StandardPage(title="Contact", slug="contact")
    )
    found = old.objects.get(pk=page.pk)
    found.body = json.dumps(BLOCKS)
    found.save()
    assert stored_body(page.pk) == BLOCKS


def test_an_empty_body_stays_empty(db):
    page = Page.get_first_root_node().add_child(
        instance=StandardPage(title="Contact", slug="contact")
    )
    historical("StandardPage").objects.get(pk=page.pk).save()
    assert stored_body(page.pk) == []


def test_the_living_field_knows_every_block():
    assert {
        "heading",
        "paragraph",
        "list",
        "quote",
        "image",
        "table",
        "link_button",
        "document",
    } <= set(BodyField().stream_block.child_blocks)
