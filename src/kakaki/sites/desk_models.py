"""What the desk keeps beside the texts: words set aside, who writes, banners, photos to come."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from wagtail.models import Page


class SetAside(models.Model):
    """A text that met another version of itself: kept whole until its author has looked."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=255)
    lead = models.TextField(blank=True)
    body = models.TextField(blank=True)
    rest = models.JSONField("le reste, en mots", default=dict, blank=True)
    at = models.DateTimeField("quand")

    class Meta:
        verbose_name = "texte mis de côté"
        verbose_name_plural = "textes mis de côté"

    def __str__(self) -> str:
        return self.title


class Presence(models.Model):
    """Who has a text open now, so that a second person is told."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField("vu à")

    class Meta:
        verbose_name = "présence sur un texte"
        constraints = [
            models.UniqueConstraint(fields=["page", "user"], name="one_presence_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} sur {self.page_id}"


class PendingPurge(models.Model):
    """Kept pages to empty, written with the change itself, so that a cut forgets none."""

    tags = models.JSONField()
    at = models.DateTimeField("quand")

    class Meta:
        verbose_name = "pages à refaire"
        verbose_name_plural = "pages à refaire"

    def __str__(self) -> str:
        return " ".join(self.tags)


class Banner(models.Model):
    """What every page of a site, or of all sites, says at its top until it is lowered."""

    ALERT, MOURNING, NOTICE = "alert", "mourning", "notice"
    KINDS: ClassVar[dict[str, str]] = {
        ALERT: "Alerte",
        MOURNING: "Deuil national",
        NOTICE: "Information",
    }

    ministry = models.ForeignKey(
        "accounts.Ministry", null=True, on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField("sorte", max_length=10, default=ALERT)
    text = models.CharField("texte", max_length=200)
    link = models.URLField("lien", max_length=300, blank=True)
    raised_at = models.DateTimeField("affiché le")
    ends_at = models.DateTimeField("fini le")
    lowered_at = models.DateTimeField("retiré le", null=True)

    class Meta:
        verbose_name = "bandeau"
        verbose_name_plural = "bandeaux"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["alert", "mourning", "notice"]), name="banner_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def kind_label(self) -> str:
        """Return the kind in words."""
        return self.KINDS[self.kind]


class DeviceWrite(models.Model):
    """A write that a device sent, and the version it made.

    Its number is chosen by the device: sent again after its answer was lost, it is answered the
    same and writes nothing more.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    page = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="+")
    version = models.BigIntegerField("version", default=0)
    at = models.DateTimeField("quand", db_index=True)

    class Meta:
        verbose_name = "écriture reçue"
        verbose_name_plural = "écritures reçues"

    def __str__(self) -> str:
        return f"{self.page_id}: {self.version}"


class PhotoUpload(models.Model):
    """A photo that comes from a telephone in pieces, and the picture it became.

    Its number is chosen by the device, so that a beginning whose answer was lost begins nothing
    twice; once whole, it is also the number of its block: `{{bloc:number}}`.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField("nom du fichier", max_length=120, blank=True)
    size = models.PositiveIntegerField("taille en octets")
    sha256 = models.CharField("empreinte", max_length=64)
    received = models.PositiveIntegerField("octets reçus", default=0)
    alternative = models.CharField("ce que montre la photo", max_length=170)
    caption = models.CharField("légende", max_length=240, blank=True)
    image = models.ForeignKey(
        "wagtailimages.Image", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    begun_at = models.DateTimeField("commencé le")

    class Meta:
        verbose_name = "photo envoyée"
        verbose_name_plural = "photos envoyées"

    def __str__(self) -> str:
        return self.alternative
