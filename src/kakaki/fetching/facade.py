"""What other rooms may ask of the network."""

from kakaki.fetching.asking import Answered, UnsureError, ask
from kakaki.fetching.client import Fetched, Probed, check_address, fetch, probe

__all__ = [
    "Answered",
    "Fetched",
    "Probed",
    "UnsureError",
    "ask",
    "check_address",
    "fetch",
    "probe",
]
