"""Authenticity of what is published, and its public log."""
