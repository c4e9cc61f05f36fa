"""The actions of this room that are worth keeping."""

from kakaki.audit.contracts import AuditAction

actions = (
    AuditAction("writing.words_taught", "Mots ajoutés au vocabulaire"),
    AuditAction("writing.words_proposed", "Mots proposés pour le vocabulaire"),
    AuditAction("writing.word_removed", "Mot retiré du vocabulaire"),
    AuditAction("writing.help_asked", "Aide demandée à une machine"),
)
