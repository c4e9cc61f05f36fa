"""Public forms are bounded by address, and the address is never kept."""

from datetime import timedelta

import pytest
from django.test import RequestFactory

from kakaki.kernel import clock
from kakaki.kernel.errors import RefusedError
from kakaki.ui.limits import check_limit, forget_limits
from kakaki.ui.models import Limit

pytestmark = pytest.mark.django_db


def ask(address: str, what: str = "essai", times: int = 1) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    for _ in range(times):
        check_limit(request=request, what=what, most=3, advice="Revenez dans une heure.")


def test_an_address_is_bounded_and_its_neighbour_is_not():
    ask("203.0.113.7", times=3)
    with pytest.raises(RefusedError) as met:
        ask("203.0.113.7")
    assert met.value.advice() == "Revenez dans une heure."
    ask("203.0.113.8")


def test_what_is_bounded_in_one_form_is_not_in_another():
    ask("203.0.113.7", times=3)
    ask("203.0.113.7", what="autre", times=3)


def test_the_address_is_not_kept_and_its_mark_goes_after_the_hour():
    ask("203.0.113.7", times=3)
    assert not Limit.objects.filter(mark__contains="203").exists()
    with clock.held_at(clock.now() + timedelta(minutes=61)):
        assert forget_limits() == 1
        ask("203.0.113.7", times=3)
