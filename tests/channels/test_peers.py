"""Servers that somebody typed: only public ones, at an address that can exist."""

import pytest

from kakaki.channels.errors import ChannelRefusedError
from kakaki.channels.peers import check_peer


@pytest.mark.parametrize("loopback", [True, False])
@pytest.mark.parametrize(
    "url",
    ["https://a.example:99999/", "https://a.example:-1/", "https://a.example:b", "https://[::1"],
)
def test_an_address_that_cannot_exist_is_refused_in_plain_words(settings, url, loopback):
    settings.KAKAKI_ALLOW_LOOPBACK_PEERS = loopback
    with pytest.raises(ChannelRefusedError) as refused:
        check_peer(url)
    assert refused.value.is_final
    assert "mal écrite" in refused.value.advice()


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "[::1]", "[::127.0.0.1]", "[fec0::1]", "[::ffff:10.0.0.1]", "169.254.169.254"],
)
def test_a_server_of_this_machine_or_its_neighbours_is_refused(settings, host):
    settings.KAKAKI_ALLOW_LOOPBACK_PEERS = False
    with pytest.raises(ChannelRefusedError) as refused:
        check_peer(f"https://{host}/")
    assert "pas publique" in refused.value.advice()


def test_a_public_server_is_let_through(settings):
    settings.KAKAKI_ALLOW_LOOPBACK_PEERS = False
    check_peer("https://8.8.8.8/")
