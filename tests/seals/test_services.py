"""Sealing twice gives one seal, and nothing said in the public log is ever unsaid."""

import json
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction
from tests.seals.conftest import seal
from tests.seals.samples import VACCINE, WATER

from kakaki.audit.models import AuditEntry
from kakaki.kernel.errors import ConflictError, NotFoundError, UnavailableError
from kakaki.seals import journal, services
from kakaki.seals.engine import canonical, log
from kakaki.seals.engine.reference import parse
from kakaki.seals.models import LogEntry, Seal


def lines() -> list[log.Leaf]:
    return [log.load(bytes(entry.leaf)) for entry in LogEntry.objects.order_by("index")]


def test_the_same_version_sealed_twice_has_one_seal_and_one_line(ministry):
    first, second = seal(ministry, VACCINE), seal(ministry, VACCINE)
    assert first == second
    assert Seal.objects.count() == 1
    assert [leaf.event for leaf in lines()] == ["key-add", "publish"]


def test_a_seal_protects_the_canonical_text_under_a_well_formed_reference(vaccine):
    kept = Seal.objects.get()
    words = canonical.canonical_text(VACCINE, vaccine.reference)
    assert kept.canonical == words
    assert kept.sha256 == canonical.digest(words).hex() == vaccine.sha256
    assert parse(vaccine.display_reference) == vaccine.reference
    assert services.document_in(kept) == VACCINE
    assert lines()[-1].text_sha256.hex() == vaccine.sha256


def test_the_key_of_a_ministry_enters_the_log_under_its_name_before_its_first_text(vaccine, water):
    assert [(leaf.event, leaf.issuer) for leaf in lines()] == [
        ("key-add", "Ministère de la Santé"),
        ("publish", VACCINE.issuer),
        ("publish", WATER.issuer),
    ]


def test_a_text_that_says_nothing_is_not_sealed(ministry):
    with pytest.raises(Exception, match="title and a paragraph") as refused:
        seal(ministry, replace(VACCINE, paragraphs=()))
    assert "complétez-le" in refused.value.advice()
    assert not LogEntry.objects.exists()


def test_a_publication_that_fails_leaves_nothing_in_the_log(ministry):
    def publication() -> None:
        with transaction.atomic():
            seal(ministry, VACCINE)
            raise RuntimeError("the machine dies")

    with pytest.raises(RuntimeError):
        publication()
    assert not LogEntry.objects.exists()
    assert not Seal.objects.exists()


def test_a_replacement_a_withdrawal_and_an_erratum_are_lines_of_the_log(ministry, vaccine, water):
    mended = seal(ministry, replace(VACCINE, title="Campagne contre la rougeole"), "mended")
    services.replace(reference=vaccine.reference, by_reference=mended.reference, actor_id=None)
    other = seal(ministry, replace(WATER, title="Coupure d’eau au Plateau"), "other")
    services.replace(
        reference=water.reference,
        by_reference=other.reference,
        actor_id=None,
        note="L’heure de la fin était fausse.",
    )
    services.withdraw(reference=other.reference, reason="Travaux annulés.", actor_id=None)
    told = [(leaf.event, leaf.reference, leaf.new_reference, leaf.note) for leaf in lines()]
    assert ("supersede", vaccine.reference, mended.reference, "") in told
    note = "L’heure de la fin était fausse."
    assert ("erratum", water.reference, other.reference, note) in told
    assert ("withdraw", other.reference, "", "Travaux annulés.") in told
    assert journal.faults() == []
    actions = set(AuditEntry.objects.values_list("action", flat=True))
    assert actions >= {"seals.sealed", "seals.supersede", "seals.erratum", "seals.withdraw"}


def test_saying_an_end_twice_adds_no_line(ministry, vaccine, water):
    for _ in range(2):
        services.replace(reference=vaccine.reference, by_reference=water.reference, actor_id=None)
        services.withdraw(reference=water.reference, reason="Annulé.", actor_id=None)
    assert [leaf.event for leaf in lines()].count("supersede") == 1
    assert [leaf.event for leaf in lines()].count("withdraw") == 1


def test_a_withdrawn_text_is_not_replaced_and_a_text_is_not_its_own_heir(vaccine, water):
    services.withdraw(reference=vaccine.reference, reason="Annulé.", actor_id=None)
    with pytest.raises(ConflictError):
        services.replace(reference=vaccine.reference, by_reference=water.reference, actor_id=None)
    with pytest.raises(ConflictError):
        services.replace(reference=water.reference, by_reference=water.reference, actor_id=None)
    assert Seal.objects.get(reference=vaccine.reference).state == Seal.WITHDRAWN


def test_what_the_register_does_not_hold_is_neither_replaced_nor_withdrawn(vaccine):
    with pytest.raises(NotFoundError):
        services.replace(reference=vaccine.reference, by_reference="00000000", actor_id=None)
    with pytest.raises(NotFoundError):
        services.withdraw(reference="00000000", reason="Annulé.", actor_id=None)
    assert Seal.objects.get().state == Seal.PUBLISHED


def test_no_line_is_changed_or_deleted_through_the_model_or_a_query(vaccine):
    entry = LogEntry.objects.first()
    entry.leaf = b"another"
    for attempt in (
        entry.save,
        entry.delete,
        LogEntry.objects.all().delete,
        lambda: LogEntry.objects.update(leaf=b"another"),
        lambda: LogEntry.objects.bulk_update([entry], ["leaf"]),
    ):
        with pytest.raises(TypeError, match="public log"):
            attempt()
    assert journal.faults() == []


@pytest.mark.parametrize(
    "order",
    ["UPDATE seals_logentry SET leaf = x'00'", "DELETE FROM seals_logentry"],
)
def test_the_database_itself_refuses_to_change_or_delete_a_line(vaccine, order):
    with (
        pytest.raises(IntegrityError, match="only ever added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(order)
    assert LogEntry.objects.count() == 2
    assert journal.faults() == []


def test_nothing_is_chained_to_a_log_whose_last_line_was_changed(vaccine, ministry, broken_log):
    broken_log("UPDATE seals_logentry SET leaf = x'00' WHERE \"index\" = 1")
    with pytest.raises(UnavailableError) as refused:
        seal(ministry, WATER)
    assert "rien n’est publié" in refused.value.advice()
    assert Seal.objects.count() == 1


SEALING = """
import sys, threading, json, django; django.setup()
from dataclasses import replace
from django.db import connection
from kakaki.accounts.models import Ministry
from kakaki.seals import journal
from kakaki.seals.models import LogEntry
from tests.seals.conftest import seal
from tests.seals.samples import WATER
ministry, failed = Ministry.objects.get(pk=int(sys.argv[1])), []
def work(name):
    try:
        for number in range(8):
            title = f"Coupure {name} {number}"
            seal(ministry, replace(WATER, title=title), title)
            seal(ministry, replace(WATER, title="Une seule fois"), "the same for all")
    except Exception as error:
        failed.append(repr(error))
    finally:
        connection.close()
before = LogEntry.objects.count()
threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
added = LogEntry.objects.count() - before
print(json.dumps({"failed": failed, "faults": journal.faults(), "added": added}))
"""


def test_two_threads_that_seal_at_once_keep_the_chain_whole(data_folder):
    done = data_folder.python("-c", SEALING, str(data_folder.ministry_id))
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told == {"failed": [], "faults": [], "added": 17}
