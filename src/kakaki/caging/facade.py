"""What other rooms may ask of the cage."""

from kakaki.caging.bounded import Bounds, TooHeavyError, Turns, run

__all__ = ["Bounds", "TooHeavyError", "Turns", "run"]
