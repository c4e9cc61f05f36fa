"""The files of a piece of evidence, and the dates that an authority outside gave it."""

from django.db import models

from kakaki.factcheck.appended import Appended


class EvidencePart(Appended):
    """A file of a piece of evidence; its bytes stand in the store under their SHA-256."""

    evidence = models.ForeignKey(
        "factcheck.Evidence", on_delete=models.PROTECT, related_name="parts"
    )
    name = models.CharField("nom", max_length=80)
    media_type = models.CharField("type", max_length=60)
    size = models.PositiveIntegerField("octets")
    sha256 = models.CharField("empreinte", max_length=64, db_index=True)
    # 64 hexadecimal signs for a picture that can be looked up, '' for all the rest.
    pdq = models.CharField("empreinte de l’image", max_length=64, blank=True)
    pdq_quality = models.PositiveSmallIntegerField("qualité de cette empreinte", default=0)

    class Meta:
        verbose_name = "fichier de preuve"
        verbose_name_plural = "fichiers de preuve"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["evidence", "name"], name="one_part_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def line(self) -> str:
        """Return what the fingerprint of the whole holds of this file."""
        return f"{self.name} {self.sha256}"

    @property
    def is_picture(self) -> bool:
        """Tell whether a browser may show it."""
        return self.media_type in {"image/jpeg", "image/png", "image/webp", "image/gif"}


class EvidenceStamp(Appended):
    """An answer of a timestamp authority (RFC 3161) on the fingerprint of a piece of evidence."""

    evidence = models.OneToOneField(
        "factcheck.Evidence", on_delete=models.PROTECT, related_name="stamp"
    )
    token = models.BinaryField("jeton")
    authority = models.CharField("autorité", max_length=300)
    at = models.DateTimeField("date donnée")

    class Meta:
        verbose_name = "horodatage"

    def __str__(self) -> str:
        return f"{self.authority} {self.at}"
