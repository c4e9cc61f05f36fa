"""The kinds of action that the rooms declare in their `audit_actions.py`."""

from functools import cache
from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from kakaki.audit.contracts import AuditAction


@cache
def actions() -> dict[str, AuditAction]:
    """Return every declared kind of action by its code; raise TypeError on a bad declaration."""
    found: dict[str, AuditAction] = {}
    for config in apps.get_app_configs():
        if not config.name.startswith("kakaki."):
            continue
        if not module_has_submodule(config.module, "audit_actions"):
            continue
        for action in import_module(f"{config.name}.audit_actions").actions:
            if not isinstance(action, AuditAction) or action.code in found:
                raise TypeError(f"{config.name} declares {action!r} badly or twice")
            found[action.code] = action
    return found
