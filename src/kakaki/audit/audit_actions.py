"""The actions of people and of their sign-ins, which a room below this one tells as events."""

from kakaki.audit.contracts import AuditAction

actions = (
    AuditAction("accounts.signed_in", "Connexion"),
    AuditAction("accounts.sign_in_failed", "Connexion refusée"),
    AuditAction("accounts.role_given", "Rôle donné"),
    AuditAction("accounts.role_taken", "Rôle retiré"),
)
