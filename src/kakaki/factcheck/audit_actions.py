"""The actions of this room that are worth keeping."""

from kakaki.audit.contracts import AuditAction

actions = (AuditAction("factcheck.step", "Étape d’une vérification"),)
