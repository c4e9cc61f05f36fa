"""Reach public addresses, and nothing of this machine or its network."""
