"""Undo what the desk does: go back to a version, take a text back, throw away and take out."""
