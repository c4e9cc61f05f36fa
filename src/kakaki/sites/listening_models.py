"""The recordings of texts, and what is asked of the voice of the machine."""

from django.conf import settings
from django.db import models
from wagtail.models import Page


class Recording(models.Model):
    """A text read aloud, in one language; readers hear it once a second person has listened.

    `sealed_revision` is the version that was read. A synthetic one without a file is asked for, and
    made by the schedule; `fault` says why it could not be.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.CASCADE, related_name="+")
    file = models.FileField("fichier", upload_to="recordings", blank=True)
    kind = models.CharField("sorte", max_length=4, blank=True)
    size = models.PositiveIntegerField("octets", default=0)
    seconds = models.PositiveIntegerField("secondes", default=0)
    language = models.CharField("langue", max_length=12, default="fr")
    reader = models.CharField("lu par", max_length=80, blank=True)
    is_synthetic = models.BooleanField("voix de synthèse", default=False)
    sealed_revision = models.BigIntegerField("version lue", default=0)
    at = models.DateTimeField("ajouté le")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_online = models.BooleanField("en ligne", default=False)
    fault = models.CharField("pourquoi elle manque", max_length=200, blank=True)

    class Meta:
        verbose_name = "enregistrement"

    def __str__(self) -> str:
        return f"{self.page_id}, {self.language}: {self.reader or 'synthèse'}"
