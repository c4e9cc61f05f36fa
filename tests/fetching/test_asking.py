"""A service asked to do something did it, surely did not, or may have."""

import pytest
from tests.loopback import site

from kakaki.fetching.facade import UnsureError, ask
from kakaki.kernel.errors import InvalidInputError, UnavailableError


def test_a_body_is_posted_once_and_the_answer_comes_whatever_its_status(site):
    url = site.gives("/envoi", b"non", status=403)
    answer = ask(url, body=b"{}", headers=(("X-Word", "mot"),))
    assert (answer.status, answer.content) == (403, b"non")
    (asked,) = site.asked
    assert (asked["method"], asked["body"], asked["X-Word"]) == ("POST", "{}", "mot")


def test_a_redirect_is_not_followed(site):
    url = site.gives("/envoi", status=302, Location="http://169.254.169.254/")
    assert ask(url, body=b"").status == 302


def test_a_service_that_cuts_the_line_may_have_done_it(site):
    def cut(request):
        request.close_connection = True

    site.answers["/envoi"] = cut
    with pytest.raises(UnsureError):
        ask(f"{site.origin}/envoi", body=b"x")


def test_a_service_out_of_reach_surely_did_nothing(site):
    with pytest.raises(UnavailableError) as met:
        ask("http://127.0.0.1:9/envoi", body=b"x")
    assert not isinstance(met.value, UnsureError)


def test_a_private_address_is_asked_only_when_the_operator_gave_it(site, settings):
    settings.KAKAKI_ALLOW_LOOPBACK_PEERS = False
    url = site.gives("/envoi", b"oui")
    with pytest.raises(InvalidInputError):
        ask(url)
    assert ask(url, is_ours=True).content == b"oui"
    assert len(site.asked) == 1


def test_an_answer_that_never_ends_is_left(site):
    url = site.gives("/envoi", b"x" * 5000)
    with pytest.raises(InvalidInputError):
        ask(url, largest=1000)


__all__ = ["site"]
