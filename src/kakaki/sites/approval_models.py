"""Who must approve the texts of a ministry, and the approvals that one sending asks for."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class ApprovalFlow(models.Model):
    """What a ministry asks of one kind of text before it is online, or of all others (no kind).

    `is_alone` lets a light kind go without anybody but its author; there are then no steps.
    """

    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField("sorte", max_length=40, blank=True)
    is_alone = models.BooleanField("sans approbation", default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField("décidé le")

    class Meta:
        verbose_name = "règle d’approbation"
        verbose_name_plural = "règles d’approbation"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["ministry", "kind"], name="one_flow_a_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.ministry_id} {self.kind or 'tout'}"


class _Step(models.Model):
    """One approval: its place, what it is called, who gives it, and who does in their absence."""

    position = models.PositiveSmallIntegerField("rang")
    label = models.CharField("nom de l’approbation", max_length=60, blank=True)
    # Somebody was named: should both leave, the step does not become everybody's.
    is_named = models.BooleanField("personne nommée", default=False)
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        abstract = True


class ApprovalStep(_Step):
    """An approval that a flow asks for."""

    flow = models.ForeignKey(ApprovalFlow, on_delete=models.CASCADE, related_name="steps")

    class Meta:
        verbose_name = "étape d’une règle"
        verbose_name_plural = "étapes d’une règle"
        ordering = ["position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["flow", "position"], name="one_step_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.flow_id}: {self.position}"


class Approval(_Step):
    """An approval that one sending asks for, as the flow was then, and who gave it."""

    reading = models.ForeignKey("sites.Reading", on_delete=models.CASCADE, related_name="approvals")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    given_at = models.DateTimeField("donnée le", null=True)

    class Meta:
        verbose_name = "approbation"
        ordering = ["position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["reading", "position"], name="one_approval_a_place"),
            models.UniqueConstraint(
                fields=["reading", "given_by"],
                condition=Q(given_by__isnull=False),
                name="nobody_approves_twice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reading_id}: {self.position}"
