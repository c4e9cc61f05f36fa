"""The rows of what was kept safe, and of what was tried of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

ASKED, RUNNING, DONE, FAILED = "asked", "running", "done", "failed"
OPEN = (ASKED, RUNNING)


class Work(models.Model):
    """Something that a program of its own does: asked, then running, then done or failed."""

    state = models.CharField("état", max_length=10, default=ASKED)
    step = models.CharField("étape", max_length=60, blank=True)
    asked_at = models.DateTimeField("demandé")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    started_at = models.DateTimeField("commencé", null=True)
    finished_at = models.DateTimeField("fini", null=True)
    starts = models.PositiveSmallIntegerField("reprises", default=0)
    told = models.CharField("dit", max_length=400, blank=True)

    class Meta:
        abstract = True
        ordering = ["-id"]

    @property
    def is_open(self) -> bool:
        """Tell whether this still waits or runs."""
        return self.state in OPEN

    @property
    def seconds(self) -> int | None:
        """Return how long it took, None while it is not over."""
        if self.started_at is None or self.finished_at is None:
            return None
        return max(0, round((self.finished_at - self.started_at).total_seconds()))


class Backup(Work):
    """One backup: where it is, how large, and how making it went."""

    name = models.CharField("nom", max_length=80, blank=True, db_index=True)
    place = models.CharField("lieu", max_length=300, blank=True)
    size = models.PositiveBigIntegerField("octets", default=0)
    removed_at = models.DateTimeField("retirée", null=True)

    class Meta(Work.Meta):
        verbose_name = "sauvegarde"
        verbose_name_plural = "sauvegardes"
        constraints = [
            models.UniqueConstraint(
                models.Value(1), condition=Q(state__in=OPEN), name="one_open_backup"
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"sauvegarde {self.pk}"


class RestoreTrial(Work):
    """One backup restored aside, opened and counted, and what was found."""

    name = models.CharField("sauvegarde", max_length=80, blank=True, db_index=True)
    counts = models.JSONField("compté", default=dict)

    # What is told of the counts: the rest is kept for whoever looks closer.
    TOLD = {
        "files": ("fichier", "fichiers"),
        "accounts.Ministry": ("ministère", "ministères"),
        "accounts.User": ("personne", "personnes"),
        "sites.TextPage": ("texte", "textes"),
        "seals.Seal": ("sceau", "sceaux"),
        "seals.LogEntry": ("ligne du journal public", "lignes du journal public"),
        "factcheck.Claim": ("rumeur", "rumeurs"),
    }

    class Meta(Work.Meta):
        verbose_name = "essai de restauration"
        verbose_name_plural = "essais de restauration"
        constraints = [
            models.UniqueConstraint(
                models.Value(1), condition=Q(state__in=OPEN), name="one_open_trial"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} : {self.state}"

    @property
    def counted(self) -> str:
        """Return the main counts in words, '' while nothing was counted."""
        told = ((self.counts.get(code, 0), words) for code, words in self.TOLD.items())
        return ", ".join(f"{number} {words[number > 1]}" for number, words in told if number)
