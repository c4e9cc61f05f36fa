"""The drafts that somebody threw away, until they are gone for good."""

from django.conf import settings
from django.db import models
from wagtail.models import Page


class BinnedText(models.Model):
    """A draft in the bin: nobody sees it, and it can be taken out for thirty days."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField("jeté le")

    class Meta:
        verbose_name = "texte à la corbeille"
        verbose_name_plural = "textes à la corbeille"

    def __str__(self) -> str:
        return str(self.page_id)
