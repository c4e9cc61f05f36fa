"""Ministries’ websites and their pages."""
