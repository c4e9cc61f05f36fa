"""What other rooms may ask of the network."""

from kakaki.fetching.client import Fetched, Probed, check_address, fetch, probe

__all__ = ["Fetched", "Probed", "check_address", "fetch", "probe"]
