"""What happened just now, for the screens that are open."""

from django.db import models


class LiveEvent(models.Model):
    """Something that changed; a screen that shows it fetches its part again."""

    topic = models.CharField("sujet", max_length=40)
    ministry = models.ForeignKey(
        "accounts.Ministry", null=True, on_delete=models.CASCADE, related_name="+"
    )
    key = models.CharField("objet", max_length=80, blank=True)
    created_at = models.DateTimeField("quand", auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = "événement du moment"
        verbose_name_plural = "événements du moment"

    def __str__(self) -> str:
        return f"{self.topic} {self.key}"


class Limit(models.Model):
    """How often one address did one thing this hour, known by a salted hash only."""

    mark = models.CharField("empreinte", max_length=64, unique=True)
    count = models.PositiveIntegerField("nombre", default=0)
    until = models.DateTimeField("jusqu’à")

    class Meta:
        verbose_name = "limite d’envoi"

    def __str__(self) -> str:
        return self.mark[:8]
