"""Tip lines, who writes to them for as long as an answer is due, and what was said back."""

from typing import ClassVar

from django.db import models


class TipLine(models.Model):
    """A number or an account where people send rumours to a ministry, and how that goes."""

    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField("sorte", max_length=40)
    label = models.CharField("nom", max_length=80)
    key = models.CharField("adresse secrète", max_length=43, unique=True)
    settings = models.JSONField("réglages", default=dict)
    secret = models.TextField("secrets", blank=True)
    is_enabled = models.BooleanField("en service", default=True)
    heard_at = models.DateTimeField("dernier message", null=True)
    received = models.PositiveIntegerField("messages reçus", default=0)
    refused = models.PositiveIntegerField("appels refusés", default=0)
    error = models.CharField("dernier refus", max_length=300, blank=True)

    class Meta:
        verbose_name = "ligne de signalement"
        verbose_name_plural = "lignes de signalement"
        ordering = ["label", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["ministry", "kind", "label"], name="one_tip_line_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Asker(models.Model):
    """Somebody who wrote to a line: known by a mark; the number is encrypted, and erased."""

    line = models.ForeignKey(TipLine, on_delete=models.CASCADE, related_name="+")
    mark = models.CharField("marque", max_length=64)
    sender = models.TextField("numéro chiffré", blank=True)
    language = models.CharField("langue", max_length=12, default="fr")
    step = models.CharField("où en est l’échange", max_length=10, default="menu")
    has_left = models.BooleanField("ne veut plus rien recevoir", default=False)
    seen_at = models.DateTimeField("dernier message", db_index=True)
    counted_from = models.DateTimeField("compté depuis")
    count = models.PositiveIntegerField("messages de l’heure", default=0)

    class Meta:
        verbose_name = "personne qui demande"
        verbose_name_plural = "personnes qui demandent"
        constraints = [
            models.UniqueConstraint(fields=["line", "mark"], name="one_asker_a_mark"),
        ]

    def __str__(self) -> str:
        return self.mark[:8]


class InboundMessage(models.Model):
    """One message of a line, known by the platform's own number: the same one is read once."""

    line = models.ForeignKey(TipLine, on_delete=models.CASCADE, related_name="+")
    message_id = models.CharField("numéro chez la plateforme", max_length=200)
    asker = models.ForeignKey(Asker, on_delete=models.CASCADE, related_name="messages")
    item = models.ForeignKey("watch.Item", null=True, on_delete=models.SET_NULL, related_name="+")
    act = models.CharField("ce qui a été demandé", max_length=10, blank=True)
    received_at = models.DateTimeField("reçu le", db_index=True)
    answered_at = models.DateTimeField("réponse donnée le", null=True)

    class Meta:
        verbose_name = "message d’une ligne"
        verbose_name_plural = "messages d’une ligne"
        constraints = [
            models.UniqueConstraint(fields=["line", "message_id"], name="one_message_a_number"),
        ]

    def __str__(self) -> str:
        return self.message_id


class Reply(models.Model):
    """One thing to say back, at most once: in doubt, it is never said again by itself."""

    LABELS: ClassVar[dict[str, str]] = {
        "ready": "En attente",
        "sending": "Envoi en cours",
        "sent": "Envoyée",
        "unconfirmed": "Peut-être envoyée",
        "refused": "Refusée",
    }

    message = models.ForeignKey(InboundMessage, on_delete=models.CASCADE, related_name="replies")
    key = models.CharField("clé", max_length=80, unique=True)
    text = models.TextField("texte")
    state = models.CharField("état", max_length=12, default="ready", db_index=True)
    attempts = models.PositiveIntegerField("essais", default=0)
    next_at = models.DateTimeField("prochain essai", db_index=True)
    sent_at = models.DateTimeField("envoyée le", null=True)
    reference = models.CharField("numéro chez la plateforme", max_length=200, blank=True)
    advice = models.CharField("ce qui s’est passé", max_length=300, blank=True)

    class Meta:
        verbose_name = "réponse d’une ligne"
        verbose_name_plural = "réponses d’une ligne"

    def __str__(self) -> str:
        return f"{self.key}: {self.state}"
