"""The rows of what was done, and of what the scheduler ran."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class Unchangeable(models.QuerySet["AuditEntry"]):
    """Refuse to change or remove what was done."""

    def update(self, **fields: object) -> int:
        """Raise TypeError: what was done is not changed."""
        raise TypeError("what was done is not changed")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Raise TypeError: what was done is not removed."""
        raise TypeError("what was done is not removed")


class AuditEntry(models.Model):
    """One action done by a person or by the machine; never changed afterwards."""

    at = models.DateTimeField("quand", db_index=True)
    action = models.CharField("action", max_length=60, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    ministry = models.ForeignKey(
        "accounts.Ministry", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    target = models.CharField("objet", max_length=120, db_index=True)
    summary = models.CharField("résumé", max_length=300)
    details = models.JSONField("détails", default=dict, encoder=DjangoJSONEncoder)

    objects = Unchangeable.as_manager()

    class Meta:
        verbose_name = "action"
        verbose_name_plural = "actions"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.target}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Write a new action; raise TypeError when it was written before."""
        if self.pk is not None:
            raise TypeError("what was done is not changed")
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # Django's own parameters.

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        """Raise TypeError: what was done is not removed."""
        raise TypeError("what was done is not removed")


class JobRun(models.Model):
    """When a piece of periodic work last ran, how it ended, and when it is due again."""

    code = models.CharField("travail", max_length=60, unique=True)
    started_at = models.DateTimeField("commencé", null=True)
    finished_at = models.DateTimeField("fini", null=True)
    due_at = models.DateTimeField("prochain passage")
    holder = models.CharField("tenu par", max_length=120, blank=True)
    error = models.TextField("erreur", blank=True)

    class Meta:
        verbose_name = "travail périodique"
        verbose_name_plural = "travaux périodiques"

    def __str__(self) -> str:
        return self.code
