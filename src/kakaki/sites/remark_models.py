"""What the desk keeps of the advice on a text: the remarks that somebody ignored, and why."""

from django.conf import settings
from django.db import models
from wagtail.models import Page


class IgnoredRemark(models.Model):
    """A remark ignored at one place of one text; `undone` once somebody wants it back.

    The device chooses the number, so that sending it twice keeps it once. The place is known by
    the words around it, and `undone` never turns back: ignoring again is another remark.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    rule = models.CharField("règle", max_length=60)
    field = models.CharField("champ", max_length=20)
    words = models.CharField("mots", max_length=400, blank=True)
    before = models.CharField("mots d’avant", max_length=100, blank=True)
    after = models.CharField("mots d’après", max_length=100, blank=True)
    reason = models.CharField("raison", max_length=120)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField("ignorée le")
    undone = models.BooleanField("reprise", default=False)

    class Meta:
        verbose_name = "remarque ignorée"
        verbose_name_plural = "remarques ignorées"

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason}"
