"""Known texts: what an incoming message may be about."""

from django.db import models


class KnownText(models.Model):
    """A claim, an answer or a communiqué that other rooms asked to remember, by its own key."""

    kind = models.CharField("sorte", max_length=40)
    key = models.CharField("clé", max_length=120)
    title = models.TextField("titre")
    text = models.TextField("texte", blank=True)
    language = models.CharField("langue", max_length=12, blank=True)
    ministry = models.ForeignKey(
        "accounts.Ministry",
        verbose_name="ministère",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    url = models.URLField("adresse", max_length=500, blank=True)
    embedding = models.BinaryField("vecteurs", null=True, editable=False)
    embedding_model = models.CharField("modèle des vecteurs", max_length=60, blank=True)
    updated_at = models.DateTimeField("modifié le", db_index=True)

    class Meta:
        verbose_name = "texte connu"
        verbose_name_plural = "textes connus"
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="one_known_text_a_key"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"
