"""The actions of this room that are worth keeping."""

from kakaki.audit.contracts import AuditAction

actions = (
    AuditAction("sites.opened", "Site ouvert"),
    AuditAction("sites.draft_created", "Brouillon créé"),
    AuditAction("sites.asked", "Relecture demandée"),
    AuditAction("sites.approved", "Texte approuvé"),
    AuditAction("sites.sent_back", "Texte à reprendre"),
    AuditAction("sites.published", "Texte publié"),
    AuditAction("sites.corrected", "Texte corrigé"),
    AuditAction("sites.imported", "Ancien site repris"),
    AuditAction("sites.exported", "Site exporté"),
    AuditAction("sites.withdrawn", "Texte retiré"),
    AuditAction("sites.banner_raised", "Bandeau affiché"),
    AuditAction("sites.banner_lowered", "Bandeau retiré"),
)
