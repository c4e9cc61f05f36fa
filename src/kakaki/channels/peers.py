"""Refuse to reach into this machine or a private network through an address that somebody typed."""

import socket
from urllib.parse import urlsplit

from django.conf import settings

from kakaki.channels.errors import ChannelRefusedError
from kakaki.kernel.addresses import is_public


def check_peer(url: str) -> None:
    """Raise ChannelRefusedError unless the address is a public https one.

    Every address of the host is looked at, because one public name may hide a private address.
    """
    try:
        parts = urlsplit(url)
        port = parts.port  # Read once, and here: a port that cannot exist is only seen when read.
    except ValueError as error:
        raise ChannelRefusedError(
            str(error),
            advice="L’adresse de ce serveur est mal écrite. Recopiez-la.",
            is_final=True,
        ) from error
    if settings.KAKAKI_ALLOW_LOOPBACK_PEERS and parts.scheme in {"http", "https"}:
        return
    if parts.scheme != "https" or not parts.hostname:
        raise ChannelRefusedError(
            url, advice="L’adresse du serveur doit commencer par https://.", is_final=True
        )
    try:
        found = socket.getaddrinfo(parts.hostname, port or 443, proto=socket.IPPROTO_TCP)
    except OSError as error:
        raise ChannelRefusedError(
            str(error), advice="Ce serveur est introuvable.", is_final=False
        ) from error
    for *_, address in found:
        if not is_public(str(address[0])):
            raise ChannelRefusedError(
                url, advice="Cette adresse n’est pas publique.", is_final=True
            )
