"""Migrations of the room of matching."""
