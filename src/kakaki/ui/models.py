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
