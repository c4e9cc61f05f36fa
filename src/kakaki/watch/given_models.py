"""A file that somebody gives: looked at first, then taken, and never kept itself."""

from django.conf import settings
from django.db import models


class GivenFile(models.Model):
    """What was read in a file, until somebody takes it; after that, only how much there was."""

    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.CASCADE, related_name="+")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    source = models.CharField("sorte", max_length=40)
    label = models.CharField("d’où vient ce fichier", max_length=80)
    agreed_by = models.CharField("qui a donné l’accord du groupe", max_length=120, blank=True)
    entries = models.JSONField("textes lus", default=list)
    found = models.PositiveIntegerField("textes lus, en nombre")
    old = models.PositiveIntegerField("textes trop vieux")
    new = models.PositiveIntegerField("textes nouveaux", null=True)
    given_at = models.DateTimeField("donné le", db_index=True)
    taken_at = models.DateTimeField("pris le", null=True)

    class Meta:
        verbose_name = "fichier donné"
        verbose_name_plural = "fichiers donnés"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.label
