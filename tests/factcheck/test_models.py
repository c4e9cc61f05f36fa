"""What is written once stays written once, whoever asks: model, query, database."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from tests.factcheck.test_services import evidence

from kakaki.accounts.models import User
from kakaki.factcheck.models import Claim, ClaimStep, Evidence, SecondReading, Verdict
from kakaki.kernel import clock

WRITTEN_ONCE = [ClaimStep, Evidence, Verdict, SecondReading]


@pytest.fixture
def written(country):
    """Write one row of each sort."""
    claim = country.claim()
    evidence(claim, country.writer)
    country.conclude(claim)
    country.read(claim)
    return claim


@pytest.mark.parametrize("kind", WRITTEN_ONCE)
def test_a_row_is_neither_changed_nor_removed(written, kind):
    row = kind.objects.first()
    before = kind.objects.filter(pk=row.pk).values().get()
    for act in (
        row.save,
        row.delete,
        kind.objects.all().delete,
        lambda: kind.objects.update(pk=row.pk),
        lambda: kind.objects.bulk_update([row], ["id"]),
    ):
        with pytest.raises(TypeError):
            act()
    assert kind.objects.filter(pk=row.pk).values().get() == before


def test_neither_a_claim_nor_a_person_takes_evidence_away_with_them(written, country):
    with pytest.raises(ProtectedError):
        written.delete()
    for person in (country.writer, country.reader):
        with pytest.raises(ProtectedError):
            User.objects.get(pk=person.id).delete()


def refused_by_the_database(act):
    with pytest.raises(IntegrityError), transaction.atomic():
        act()
    return True


def test_the_database_refuses_an_author_as_second_reader(written):
    verdict = Verdict.objects.create(
        claim=written, code="faux", title="t", lead="l", reasons="r", sources=[{"title": "s"}],
        author_id=Verdict.objects.get().author_id, at=clock.now(),
    )  # fmt: skip
    reading = {
        "verdict": verdict,
        "reader_id": verdict.author_id,
        "at": clock.now(),
        "agrees": True,
    }
    assert refused_by_the_database(lambda: SecondReading.objects.create(**reading))
    # Even when the author that stands beside is a lie.
    lie = SecondReading(**reading, author_id=SecondReading.objects.get().reader_id)
    assert refused_by_the_database(lie.save)


def test_the_database_refuses_two_readings_of_one_verdict(written, country):
    reading = SecondReading.objects.get()
    again = {"verdict": reading.verdict, "reader_id": country.head.id, "at": clock.now()}
    assert refused_by_the_database(lambda: SecondReading.objects.create(agrees=True, **again))


@pytest.mark.parametrize("wrong", [{"reasons": ""}, {"sources": []}, {"code": "menti"}], ids=str)
def test_the_database_refuses_a_verdict_without_reasons_sources_or_scale(written, country, wrong):
    fields = {"code": "faux", "reasons": "r", "sources": [{"title": "s"}]} | wrong
    assert refused_by_the_database(
        lambda: Verdict.objects.create(
            claim=written, title="t", lead="l", author_id=country.head.id, at=clock.now(), **fields
        )
    )


def test_the_database_refuses_a_state_nobody_knows(written):
    assert refused_by_the_database(lambda: Claim.objects.update(state="oublié"))


def test_the_version_of_a_claim_changes_with_each_step(written, country):
    before = written.version
    country.take(written, "checking")
    assert written.version > before
