"""The actions of this room that are worth keeping."""

from kakaki.audit.contracts import AuditAction

actions = (
    AuditAction("seals.sealed", "Texte scellé"),
    AuditAction("seals.supersede", "Sceau remplacé"),
    AuditAction("seals.erratum", "Texte rectifié"),
    AuditAction("seals.withdraw", "Sceau retiré"),
)
