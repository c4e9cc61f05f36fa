"""The actions of this room that are worth keeping."""

from kakaki.audit.contracts import AuditAction

actions = (
    AuditAction("sites.opened", "Site ouvert"),
    AuditAction("sites.draft_created", "Brouillon créé"),
    AuditAction("sites.photo_added", "Photo ajoutée"),
    AuditAction("sites.asked", "Relecture demandée"),
    AuditAction("sites.approved", "Texte approuvé"),
    AuditAction("sites.sent_back", "Texte à reprendre"),
    AuditAction("sites.published", "Texte publié"),
    AuditAction("sites.corrected", "Texte corrigé"),
    AuditAction("sites.withdrawn", "Texte retiré"),
)
