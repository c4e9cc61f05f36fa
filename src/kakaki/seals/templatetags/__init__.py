"""Filters for the templates that show seals."""
