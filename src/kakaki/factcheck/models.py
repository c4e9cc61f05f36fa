"""Claims, their steps, their evidence and their verdicts."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from kakaki.factcheck.engine.life import LABELS
from kakaki.factcheck.engine.verdicts import VERDICTS, Scale


class Claim(models.Model):
    """Something that goes around and that a ministry verifies."""

    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.PROTECT, related_name="+")
    text = models.TextField("ce qui circule", max_length=600)
    state = models.CharField("état", max_length=16, default="to_triage", db_index=True)
    harm = models.CharField("dommage possible", max_length=10, default="trust")
    priority = models.PositiveSmallIntegerField("priorité", default=0)
    band = models.CharField("urgence", max_length=10, default="watch")
    due_at = models.DateTimeField("réponse due", null=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    story_ids = models.JSONField("signalements", default=list)
    opened_at = models.DateTimeField("ouvert le")
    page_id = models.BigIntegerField("page", null=True)
    answer_url = models.URLField("réponse", max_length=500, blank=True)
    many_ministries = models.BooleanField("plusieurs ministères", default=False)

    class Meta:
        verbose_name = "rumeur à vérifier"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(LABELS)), name="claim_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def state_label(self) -> str:
        """Return the state in words."""
        return LABELS[self.state]


class Appended(models.Model):
    """A row that is written once and never changed."""

    class Meta:
        abstract = True

    def save(self, *args: object, **kwargs: object) -> None:
        """Write a new row; raise TypeError when it stands already."""
        if self.pk is not None:
            raise TypeError("this is never changed")
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # Django's own parameters.


class ClaimStep(Appended):
    """One step in the life of a claim."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="steps")
    at = models.DateTimeField("quand")
    before = models.CharField("avant", max_length=16, blank=True)
    after = models.CharField("après", max_length=16)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.CharField("remarque", max_length=500, blank=True)

    class Meta:
        verbose_name = "étape"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"

    @property
    def label(self) -> str:
        """Return where the step led, in words."""
        return LABELS[self.after]


class Evidence(Appended):
    """A piece of evidence, captured once, dated and hashed, never edited."""

    KINDS: ClassVar[dict[str, str]] = {
        "note": "Note ou appel",
        "link": "Page web",
        "quote": "Texte recopié",
    }

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField("sorte", max_length=8)
    title = models.CharField("titre", max_length=200)
    url = models.URLField("adresse", max_length=500, blank=True)
    text = models.TextField("contenu", max_length=10_000, blank=True)
    sha256 = models.CharField("empreinte", max_length=64)
    captured_at = models.DateTimeField("relevé le")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = "élément de preuve"
        verbose_name_plural = "éléments de preuve"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title


class Verdict(Appended):
    """What an officer concluded, with reasons and sources; none is ever erased."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="verdicts")
    code = models.CharField("verdict", max_length=16)
    title = models.CharField("titre de la réponse", max_length=160)
    lead = models.TextField("en deux phrases", max_length=600)
    reasons = models.TextField("raisons", max_length=20_000)
    sources = models.JSONField("sources")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField("quand")

    class Meta:
        verbose_name = "conclusion"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title

    @property
    def scale(self) -> Scale:
        """Return the verdict on the scale."""
        return VERDICTS[self.code]


class SecondReading(Appended):
    """Somebody else's agreement with a verdict, or their refusal."""

    verdict = models.ForeignKey(Verdict, on_delete=models.CASCADE, related_name="readings")
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField("quand")
    agrees = models.BooleanField("d’accord")
    note = models.CharField("remarque", max_length=500, blank=True)

    class Meta:
        verbose_name = "seconde lecture"
        verbose_name_plural = "secondes lectures"

    def __str__(self) -> str:
        return f"{self.verdict_id}: {self.agrees}"
