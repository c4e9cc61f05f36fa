"""What a site asks robots to leave alone is left alone."""

import pytest
from django.core.cache import cache

from kakaki.kernel.errors import InvalidInputError, UnavailableError
from kakaki.watch.robots import check_robots

RULES = b"User-agent: *\nDisallow: /prive/\n\nUser-agent: Kakaki\nDisallow: /brouillon/\n"


@pytest.fixture(autouse=True)
def _nothing_remembered():
    cache.clear()


def test_a_page_that_robots_may_read_is_read_and_the_rules_are_asked_once(site):
    site.gives("/robots.txt", RULES)
    check_robots(f"{site.origin}/actualites")
    check_robots(f"{site.origin}/autres")
    assert [one["method"] for one in site.asked] == ["HEAD", "GET"]


def test_a_page_that_robots_may_not_read_is_refused_and_says_why(site):
    site.gives("/robots.txt", RULES)
    with pytest.raises(InvalidInputError) as met:
        check_robots(f"{site.origin}/brouillon/1")
    assert "robots" in met.value.advice()


def test_a_site_without_rules_allows_everything(site):
    site.gives("/robots.txt", b"?", status=404)
    check_robots(f"{site.origin}/actualites")


def test_a_site_that_cannot_say_its_rules_now_is_not_read_now(site):
    site.gives("/robots.txt", b"?", status=503)
    with pytest.raises(UnavailableError):
        check_robots(f"{site.origin}/actualites")
