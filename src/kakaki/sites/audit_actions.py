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
    AuditAction("sites.imported", "Ancien site repris"),
    AuditAction("sites.exported", "Site exporté"),
    AuditAction("sites.withdrawn", "Texte retiré"),
    AuditAction("sites.banner_raised", "Bandeau affiché"),
    AuditAction("sites.banner_lowered", "Bandeau retiré"),
    AuditAction("sites.scheduled", "Publication programmée"),
    AuditAction("sites.withdrawal_scheduled", "Retrait programmé"),
    AuditAction("sites.schedule_cancelled", "Programme annulé"),
    AuditAction("sites.unscheduled", "Texte déprogrammé"),
    AuditAction("sites.published_late", "Programme fait en retard"),
    AuditAction("sites.embargo_set", "Embargo posé"),
    AuditAction("sites.embargo_lifted", "Embargo levé"),
    AuditAction("sites.held", "Publications suspendues"),
    AuditAction("sites.hold_lifted", "Suspension levée"),
    AuditAction("sites.bundle_made", "Publication groupée préparée"),
    AuditAction("sites.bundle_moved", "Publication groupée déplacée"),
    AuditAction("sites.bundle_cancelled", "Publication groupée annulée"),
    AuditAction("sites.bundle_joined", "Texte mis dans une publication groupée"),
    AuditAction("sites.bundle_left", "Texte sorti d’une publication groupée"),
    AuditAction("sites.bundle_published", "Publication groupée faite"),
)
