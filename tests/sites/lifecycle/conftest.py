"""A web server on loopback, and a caller that does not rest between two calls."""

import pytest
from tests.loopback import site

from kakaki.sites.lifecycle.outside_links import Caller


@pytest.fixture
def caller() -> Caller:
    return Caller(pause=0.0)


__all__ = ["caller", "site"]
