"""The words that each ministry teaches the writing assistant."""

from typing import ClassVar

from django.conf import settings
from django.db import models

LONGEST_WORD, LONGEST_EXPANSION = 80, 160  # characters


class TaughtWord(models.Model):
    """A name, a place or an acronym of a ministry; one that is proposed waits for the head."""

    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.CASCADE, related_name="+")
    written = models.CharField("mot", max_length=LONGEST_WORD)
    expansion = models.CharField("en toutes lettres", max_length=LONGEST_EXPANSION, blank=True)
    is_proposed = models.BooleanField("proposé", default=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField("ajouté le")

    class Meta:
        verbose_name = "mot du vocabulaire"
        verbose_name_plural = "mots du vocabulaire"
        ordering: ClassVar[list[str]] = ["written", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["ministry", "written"], name="one_word_a_ministry"),
        ]

    def __str__(self) -> str:
        return self.written
