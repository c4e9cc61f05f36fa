"""Keys, seals and the public log."""

from typing import ClassVar

from django.db import models


class IssuerKey(models.Model):
    """A key with which a ministry seals; the private half is a file of the data folder."""

    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.PROTECT, related_name="+")
    kid = models.BinaryField("numéro de clé", unique=True, max_length=4)
    public_key = models.BinaryField("clé publique (DER)")
    private_file = models.CharField("fichier de la clé privée", max_length=80)
    valid_from = models.DateTimeField("valable depuis")
    revoked_at = models.DateTimeField("révoquée le", null=True)

    class Meta:
        verbose_name = "clé de ministère"
        verbose_name_plural = "clés de ministères"

    def __str__(self) -> str:
        return bytes(self.kid).hex()


class Seal(models.Model):
    """The seal of one version of one text."""

    PUBLISHED, REPLACED, WITHDRAWN = "published", "replaced", "withdrawn"
    STATES: ClassVar[dict[str, str]] = {
        PUBLISHED: "En vigueur",
        REPLACED: "Remplacé",
        WITHDRAWN: "Retiré",
    }

    reference = models.CharField("référence", max_length=8, unique=True)
    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.PROTECT, related_name="+")
    object_key = models.CharField("version scellée", max_length=120, unique=True)
    issuer = models.CharField("émetteur", max_length=160)
    title = models.CharField("titre", max_length=300)
    dated = models.DateField("date du texte")
    url = models.URLField("adresse", max_length=500)
    document = models.JSONField("texte scellé")
    canonical = models.TextField("texte canonique")
    sha256 = models.CharField("empreinte", max_length=64)
    cose = models.BinaryField("sceau")
    key = models.ForeignKey(IssuerKey, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField("scellé le")
    state = models.CharField("état", max_length=12, default=PUBLISHED)
    replaced_by = models.CharField("remplacé par", max_length=8, blank=True)
    reason = models.CharField("raison", max_length=300, blank=True)

    class Meta:
        verbose_name = "sceau"
        verbose_name_plural = "sceaux"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["published", "replaced", "withdrawn"]),
                name="seal_state_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class LogLines(models.QuerySet["LogEntry"]):
    """Lines of the public log, which no query changes or deletes; the database refuses it too."""

    def update(self, **fields: object) -> int:
        """Raise TypeError: the public log is never changed."""
        raise TypeError("the public log is never changed")

    def bulk_update(self, *args: object, **kwargs: object) -> int:
        """Raise TypeError: the public log is never changed."""
        raise TypeError("the public log is never changed")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Raise TypeError: the public log is never shortened."""
        raise TypeError("the public log is never shortened")


class LogEntry(models.Model):
    """One line of the public log; lines are only ever added."""

    index = models.PositiveBigIntegerField("rang", unique=True)
    leaf = models.BinaryField("ligne")
    leaf_hash = models.BinaryField("empreinte")
    at = models.DateTimeField("quand")

    objects = LogLines.as_manager()

    class Meta:
        verbose_name = "ligne du journal public"
        verbose_name_plural = "journal public"
        ordering = ["index"]

    def __str__(self) -> str:
        return str(self.index)

    def save(self, *args: object, **kwargs: object) -> None:
        """Add a line; raise TypeError when it stands already."""
        if self.pk is not None:
            raise TypeError("the public log is never changed")
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # Django's own parameters.

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        """Raise TypeError: the public log is never shortened."""
        raise TypeError("the public log is never shortened")
