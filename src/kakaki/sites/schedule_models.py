"""What is to happen to texts at a moment, and what keeps them off line until then."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from wagtail.models import Page


class ScheduledAct(models.Model):
    """A publication or a withdrawal that somebody decided for a moment to come.

    `revision_id` is the version to publish, exactly. `by` is whom the audit names when it is done.
    """

    PUBLISH, WITHDRAW = "publish", "withdraw"
    WAITING, DONE, CANCELLED, STOPPED = "waiting", "done", "cancelled", "stopped"

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.PROTECT, related_name="+")
    action = models.CharField("acte", max_length=10, default=PUBLISH)
    at = models.DateTimeField("moment")
    revision_id = models.BigIntegerField("version", default=0)
    note = models.CharField("ce qui est corrigé", max_length=600, blank=True)
    because = models.CharField("sorte de raison", max_length=10, blank=True)
    reason = models.CharField("raison du retrait", max_length=300, blank=True)
    replaced_by = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField("décidé le")
    state = models.CharField("état", max_length=10, default=WAITING)
    ended_at = models.DateTimeField("fini le", null=True)
    why = models.CharField("pourquoi c’est arrêté", max_length=300, blank=True)

    class Meta:
        verbose_name = "acte programmé"
        verbose_name_plural = "actes programmés"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["page", "action"],
                condition=Q(state="waiting"),
                name="one_waiting_act_a_page",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.page_id}: {self.state}"


class Embargo(models.Model):
    """The moment before which a text may not go out."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField("pas avant")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = "embargo"

    def __str__(self) -> str:
        return f"{self.page_id}: {self.until}"


class Hold(models.Model):
    """The Cabinet's suspension of the publications of one ministry, or of all (no ministry)."""

    ministry = models.ForeignKey(
        "accounts.Ministry", null=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField("raison", max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField("depuis")
    lifted_at = models.DateTimeField("levée le", null=True)

    class Meta:
        verbose_name = "suspension"

    def __str__(self) -> str:
        return f"{self.ministry_id or 'tous'}: {self.reason}"


class Bundle(models.Model):
    """Texts of several ministries that go online at one moment, all or none."""

    OPEN, PUBLISHED, CANCELLED = "open", "published", "cancelled"

    title = models.CharField("nom", max_length=160)
    at = models.DateTimeField("moment")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField("état", max_length=10, default=OPEN)
    ended_at = models.DateTimeField("fini le", null=True)

    class Meta:
        verbose_name = "publication groupée"
        verbose_name_plural = "publications groupées"

    def __str__(self) -> str:
        return self.title


class BundleText(models.Model):
    """A text in a bundle, until it goes out with the others or its ministry takes it back."""

    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE, related_name="texts")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField("sorti le", null=True)

    class Meta:
        verbose_name = "texte d’une publication groupée"
        verbose_name_plural = "textes des publications groupées"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["page"], condition=Q(ended_at=None), name="one_open_bundle_a_page"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} dans {self.bundle_id}"
