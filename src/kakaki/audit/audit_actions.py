"""The actions of people and of their sign-ins, which a room below this one tells as events."""

from kakaki.audit.contracts import AuditAction

actions = (
    AuditAction("accounts.signed_in", "Connexion"),
    AuditAction("accounts.sign_in_failed", "Connexion refusée"),
    AuditAction("accounts.locked_out", "Trop d’essais : porte fermée un quart d’heure"),
    AuditAction("accounts.invited", "Invitation"),
    AuditAction("accounts.role_given", "Rôle donné"),
    AuditAction("accounts.role_taken", "Rôle retiré"),
    AuditAction("accounts.password_changed", "Mot de passe changé"),
    AuditAction("accounts.protection_added", "Second facteur ajouté"),
    AuditAction("accounts.protection_removed", "Second facteur retiré par la personne"),
    AuditAction("accounts.recovery_codes_made", "Nouveaux codes de secours"),
    AuditAction("accounts.second_factor_lost", "Second facteur perdu : aide demandée"),
    AuditAction("accounts.second_factor_removed", "Second facteur retiré après un appel"),
    AuditAction("accounts.second_factor_kept", "Aide refusée"),
    AuditAction("audit.exported", "Journal enregistré dans un fichier"),
)
