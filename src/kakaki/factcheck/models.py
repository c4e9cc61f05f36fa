"""Claims, their steps, their evidence and their verdicts."""

import hashlib
from collections.abc import Iterable
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kakaki.factcheck.appended import Appended
from kakaki.factcheck.engine.life import LABELS
from kakaki.factcheck.engine.verdicts import VERDICTS, Scale
from kakaki.factcheck.evidence_models import EvidencePart, EvidenceStamp

__all__ = [
    "Claim", "ClaimStep", "Evidence", "EvidencePart", "EvidenceStamp", "SecondReading", "Verdict",
    "fingerprint_of",
]  # fmt: skip


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
    opened_at = models.DateTimeField("ouvert le")
    page_id = models.BigIntegerField("page", null=True)
    answer_url = models.URLField("réponse", max_length=500, blank=True)
    many_ministries = models.BooleanField("plusieurs ministères", default=False)
    # What is online: a verdict that nobody has read yet must never be taken for it.
    published_verdict = models.ForeignKey(
        "factcheck.Verdict", null=True, on_delete=models.PROTECT, related_name="+"
    )
    duplicate_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

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

    @property
    def target(self) -> str:
        """Return the name under which other rooms know the claim."""
        return f"claim:{self.pk}"

    @property
    def version(self) -> int:
        """Return the number of the last step: a screen that shows another one is out of date."""
        return self.steps.order_by("-pk").values_list("pk", flat=True).first() or 0

    @property
    def amplifies(self) -> bool:
        """Tell whether an answer would spread what few people have heard."""
        return self.band in {"watch", "gap"}

    @property
    def may_restore(self) -> bool:
        """Tell whether the answer online is the newest conclusion."""
        return self.published_verdict_id is not None and (
            self.verdicts.order_by("-pk").values_list("pk", flat=True).first()
            == self.published_verdict_id
        )


def fingerprint_of(kind: str, title: str, url: str, text: str, files: Iterable[str] = ()) -> str:
    """Return the SHA-256 of a piece of evidence, its parts kept apart.

    `files` are the lines « name SHA-256 » of its files, in their order.
    """
    return hashlib.sha256("\x1f".join((kind, title, url, text, *files)).encode()).hexdigest()


class ClaimStep(Appended):
    """One step in the life of a claim."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="steps")
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
        "link": "Adresse",
        "quote": "Texte recopié",
        "page": "Page web relevée",
        "file": "Fichier",
        "answer": "Réponse à notre demande",
    }

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField("sorte", max_length=8)
    title = models.CharField("titre", max_length=200)
    url = models.URLField("adresse", max_length=500, blank=True)
    text = models.TextField("contenu", max_length=10_000, blank=True)
    sha256 = models.CharField("empreinte", max_length=64)
    captured_at = models.DateTimeField("relevé le")
    # Nobody of ours wrote what somebody outside answered.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "élément de preuve"
        verbose_name_plural = "éléments de preuve"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "sha256"], name="one_evidence_a_content"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def kind_label(self) -> str:
        """Return the kind in words."""
        return self.KINDS[self.kind]

    @property
    def is_intact(self) -> bool:
        """Tell whether the content is still the one that was kept."""
        files = [part.line for part in self.parts.all()]
        return self.sha256 == fingerprint_of(self.kind, self.title, self.url, self.text, files)


class Verdict(Appended):
    """What an officer concluded, with reasons and sources; none is ever erased."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="verdicts")
    code = models.CharField("verdict", max_length=16)
    title = models.CharField("titre de la réponse", max_length=160)
    lead = models.TextField("en deux phrases", max_length=600)
    reasons = models.TextField("raisons", max_length=20_000)
    sources = models.JSONField("sources")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("quand")

    class Meta:
        verbose_name = "conclusion"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__in=sorted(VERDICTS)), name="verdict_is_on_the_scale"
            ),
            models.CheckConstraint(
                condition=~Q(reasons="") & ~Q(sources=[]), name="verdict_has_reasons_and_sources"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def scale(self) -> Scale:
        """Return the verdict on the scale."""
        return VERDICTS[self.code]


class SecondReading(Appended):
    """Somebody else's agreement with a verdict, or their refusal."""

    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, related_name="readings")
    # The author stands beside the reader so that the database itself refuses them to be one.
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("quand")
    agrees = models.BooleanField("d’accord")
    note = models.CharField("remarque", max_length=500, blank=True)

    class Meta:
        verbose_name = "seconde lecture"
        verbose_name_plural = "secondes lectures"
        constraints = [
            models.CheckConstraint(
                condition=~Q(reader=F("author")), name="reading_is_by_somebody_else"
            ),
            models.UniqueConstraint(fields=["verdict"], name="one_reading_a_verdict"),
        ]

    def __str__(self) -> str:
        return f"{self.verdict_id}: {self.agrees}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Write a new reading, beside the author of what was read."""
        self.author_id = self.verdict.author_id
        super().save(*args, **kwargs)
