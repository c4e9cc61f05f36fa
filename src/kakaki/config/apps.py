"""Register the highest room, so that its commands and templates are found."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Settings, addresses, servers and the command line."""

    name = "kakaki.config"
    label = "config"
