"""Accounts, what each will say, and every attempt to say it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from kakaki.channels.engine.delivery import LABELS


class ChannelAccount(models.Model):
    """A ministry's account on a channel."""

    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.CASCADE, related_name="+")
    channel = models.CharField("canal", max_length=40)
    label = models.CharField("nom", max_length=80)
    settings = models.JSONField("réglages", default=dict)
    secret = models.TextField("secret", blank=True)
    is_enabled = models.BooleanField("en service", default=True)

    class Meta:
        verbose_name = "compte"
        ordering = ["channel", "label"]
        constraints = [
            models.UniqueConstraint(
                fields=["ministry", "channel", "label"], name="one_account_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Rendition(models.Model):
    """What one account will say of a page, proposed then edited."""

    page_id = models.BigIntegerField("page", db_index=True)
    account = models.ForeignKey(ChannelAccount, on_delete=models.CASCADE, related_name="+")
    text = models.TextField("texte", blank=True)
    is_selected = models.BooleanField("choisi", default=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = "version pour un canal"
        verbose_name_plural = "versions pour un canal"
        constraints = [
            models.UniqueConstraint(fields=["page_id", "account"], name="one_rendition_an_account"),
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.page_id}"


class Delivery(models.Model):
    """One thing that one account must say, correct or take back, exactly once."""

    PUBLISH, CORRECT, WITHDRAW = "publish", "correct", "withdraw"
    KINDS: ClassVar[dict[str, str]] = {
        PUBLISH: "Publication",
        CORRECT: "Correction",
        WITHDRAW: "Retrait",
    }

    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.CASCADE, related_name="+")
    account = models.ForeignKey(ChannelAccount, on_delete=models.PROTECT, related_name="+")
    page_id = models.BigIntegerField("page", db_index=True)
    kind = models.CharField("sorte", max_length=10, default=PUBLISH)
    key = models.CharField("clé", max_length=80, unique=True)
    title = models.CharField("titre", max_length=255)
    text = models.TextField("texte", blank=True)
    url = models.URLField("adresse de la page", max_length=500)
    language = models.CharField("langue", max_length=12, default="fr")
    state = models.CharField("état", max_length=12, default="ready", db_index=True)
    attempts = models.PositiveIntegerField("essais", default=0)
    created_at = models.DateTimeField("créé le")
    next_try_at = models.DateTimeField("prochain essai", db_index=True)
    lease_until = models.DateTimeField("tenu jusqu’à", null=True)
    sent_at = models.DateTimeField("envoyé le", null=True)
    message_id = models.CharField("numéro chez le canal", max_length=300, blank=True)
    permalink = models.URLField("lien", max_length=500, blank=True)
    note = models.CharField("remarque", max_length=300, blank=True)
    advice = models.CharField("à faire", max_length=300, blank=True)

    class Meta:
        verbose_name = "envoi"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(LABELS)), name="delivery_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.state}"

    @property
    def state_label(self) -> str:
        """Return the state in words."""
        return LABELS[self.state]

    @property
    def kind_label(self) -> str:
        """Return the kind in words."""
        return self.KINDS[self.kind]


class Attempt(models.Model):
    """One attempt of a delivery, and how it ended."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="tries")
    started_at = models.DateTimeField("commencé")
    ended_at = models.DateTimeField("fini", null=True)
    outcome = models.CharField("issue", max_length=12, blank=True)
    message = models.CharField("ce qui s’est passé", max_length=300, blank=True)

    class Meta:
        verbose_name = "essai"

    def __str__(self) -> str:
        return f"{self.delivery_id}: {self.outcome}"


class Subscriber(models.Model):
    """Somebody who asked for a ministry's texts by e-mail, and confirmed it."""

    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.CASCADE, related_name="+")
    email = models.EmailField("adresse")
    asked_at = models.DateTimeField("demandé le")
    confirmed_at = models.DateTimeField("confirmé le", null=True)
    left_at = models.DateTimeField("parti le", null=True)

    class Meta:
        verbose_name = "personne abonnée"
        verbose_name_plural = "personnes abonnées"
        constraints = [
            models.UniqueConstraint("ministry", Lower("email"), name="one_subscription_an_address"),
        ]

    def __str__(self) -> str:
        return self.email


class Letter(models.Model):
    """One letter to one subscriber: written, then sent once, or in doubt and never sent again."""

    delivery_key = models.CharField("envoi", max_length=80, db_index=True)
    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="+")
    state = models.CharField("état", max_length=12, default="ready")
    message_id = models.CharField("numéro", max_length=200)
    advice = models.CharField("à faire", max_length=200, blank=True)

    class Meta:
        verbose_name = "lettre"
        constraints = [
            models.UniqueConstraint(
                fields=["delivery_key", "subscriber"], name="one_letter_a_subscriber"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delivery_key}: {self.state}"
