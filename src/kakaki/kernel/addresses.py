"""Which addresses of the network are open to everybody, and which are this machine's or private."""

import ipaddress
from typing import Final

# Prefixes under which an IPv4 address hides in an IPv6 one: NAT64 (RFC 6052) and 6to4 (RFC 3056).
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR: Final = ipaddress.IPv6Network("2002::/16")
# The only IPv6 addresses ever given to everybody (RFC 4291 §2.4). The rest is reserved or given up,
# as IPv4-compatible and site-local ones are, and may still lead to this machine or its network.
_GIVEN_TO_ALL: Final = ipaddress.IPv6Network("2000::/3")


def is_public(address: str) -> bool:
    """Tell whether an IP address is reachable by everybody; what is no address is not public.

    An IPv4 address hidden in an IPv6 one is judged by itself.
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        hidden = found.ipv4_mapped
        if hidden is None and found in _NAT64:
            hidden = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if hidden is None and found in _SIX_TO_FOUR:
            hidden = ipaddress.IPv4Address(int(found) >> 80 & 0xFFFFFFFF)
        if hidden is not None:
            return is_public(str(hidden))
        if found not in _GIVEN_TO_ALL:
            return False
    return found.is_global and not found.is_multicast
