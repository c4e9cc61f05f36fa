"""What the door no longer needs is forgotten; what it needs stays."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from tests.accounts.conftest import browser_of, is_signed_in, sign_in
from tests.factories import a_ministry, a_person

from kakaki.accounts.forgetting import forget_the_past
from kakaki.kernel import clock

pytestmark = pytest.mark.django_db


def test_a_session_that_is_over_is_deleted_and_another_stays():
    over, here = (browser_of(a_person(a_ministry(), "redacteur")) for _ in range(2))
    Session.objects.filter(pk=over.session.session_key).update(
        expire_date=clock.now() - timedelta(seconds=1)
    )
    forget_the_past()
    assert Session.objects.count() == 1
    assert is_signed_in(here)


def test_who_tried_the_door_is_forgotten_after_thirty_days_and_not_before():
    user = a_person(a_ministry(), "redacteur")
    sign_in(user.email, "faux", REMOTE_ADDR="192.0.2.1")
    sign_in(user.email, "faux", REMOTE_ADDR="192.0.2.2")
    AccessAttempt.objects.filter(ip_address="192.0.2.1").update(
        attempt_time=clock.now() - timedelta(days=31)
    )
    forget_the_past()
    assert [attempt.ip_address for attempt in AccessAttempt.objects.all()] == ["192.0.2.2"]
