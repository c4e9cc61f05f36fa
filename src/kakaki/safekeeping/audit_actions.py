"""The actions of this room that are worth keeping."""

from kakaki.audit.contracts import AuditAction

actions = (
    AuditAction("safekeeping.asked", "Sauvegarde demandée"),
    AuditAction("safekeeping.done", "Sauvegarde faite"),
    AuditAction("safekeeping.failed", "Sauvegarde manquée"),
    AuditAction("safekeeping.trial_asked", "Essai de restauration demandé"),
    AuditAction("safekeeping.trial_done", "Essai de restauration réussi"),
    AuditAction("safekeeping.trial_failed", "Essai de restauration manqué"),
    AuditAction("safekeeping.downloaded", "Sauvegarde téléchargée"),
    AuditAction("safekeeping.key_shown", "Clé des sauvegardes montrée"),
)
