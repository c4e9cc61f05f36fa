"""The actions of this room that are worth keeping."""

from kakaki.audit.contracts import AuditAction

actions = (AuditAction("watch.line_changed", "Ligne de signalement réglée"),)
