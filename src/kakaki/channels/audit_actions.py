"""The actions of this room that are worth keeping."""

from kakaki.audit.contracts import AuditAction

actions = (
    AuditAction("channels.sent", "Envoi fait"),
    AuditAction("channels.refused", "Envoi refusé"),
    AuditAction("channels.asked_again", "Envoi redemandé"),
    AuditAction("channels.doubts_sent_again", "Envoi en doute refait"),
    AuditAction("channels.words_changed", "Mots d’un canal changés après l’approbation"),
    AuditAction("channels.account_changed", "Compte de diffusion réglé"),
)
