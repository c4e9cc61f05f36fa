"""The languages in which a ministry's site is offered besides French."""

from typing import ClassVar

from django.db import models
from wagtail.models import Locale, Page


class SiteLanguage(models.Model):
    """A language of a ministry's site: the page where it begins, and what the ministry is called.

    One that is no longer offered keeps its pages online: their addresses were given to people.
    """

    profile = models.ForeignKey("sites.SiteProfile", on_delete=models.PROTECT, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.PROTECT, related_name="+")
    home = models.OneToOneField(Page, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("nom du ministère dans cette langue", max_length=160)
    is_offered = models.BooleanField("proposée", default=True)

    class Meta:
        verbose_name = "langue d’un site"
        verbose_name_plural = "langues des sites"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["profile", "locale"], name="one_home_a_language"),
        ]

    def __str__(self) -> str:
        return f"{self.profile_id}: {self.locale.language_code}"

    @property
    def code(self) -> str:
        """Return the code of the language."""
        return str(self.locale.language_code)
