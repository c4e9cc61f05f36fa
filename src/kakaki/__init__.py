"""Kakaki, the communication desk of a government."""
