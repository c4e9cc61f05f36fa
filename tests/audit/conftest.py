"""The journal is read by the same people as the team's screens."""

from tests.accounts.conftest import country

__all__ = ["country"]
