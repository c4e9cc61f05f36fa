"""What came in, grouped by what it says."""

from django.db import models
from django.db.models import Q

from kakaki.watch.given_models import GivenFile
from kakaki.watch.stream_models import Mark, Tally
from kakaki.watch.tip_line_models import Asker, InboundMessage, Reply, TipLine

__all__ = [
    "Asker", "Feed", "GivenFile", "InboundMessage", "Item", "Mark", "Reply", "Story", "Suggestion",
    "Tally", "TipLine",
]  # fmt: skip


class Story(models.Model):
    """Near-duplicates of one thing that goes around."""

    NEW, TAKEN, ASIDE = "new", "taken", "aside"

    ministry = models.ForeignKey(
        "accounts.Ministry", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField("texte")
    language = models.CharField("langue", max_length=12, blank=True)
    count = models.PositiveIntegerField("nombre", default=0)
    first_at = models.DateTimeField("premier")
    last_at = models.DateTimeField("dernier", db_index=True)
    state = models.CharField("état", max_length=8, default=NEW)
    target = models.CharField("ce qu’elle concerne", max_length=120, blank=True)

    class Meta:
        verbose_name = "histoire"

    def __str__(self) -> str:
        return self.text[:60]


class Item(models.Model):
    """One thing received; who sent it is never kept in clear."""

    source = models.CharField("source", max_length=40)
    receipt = models.CharField("numéro", max_length=10, unique=True)
    token = models.CharField("jeton", max_length=200)
    text = models.TextField("texte")
    region = models.CharField("région", max_length=80, blank=True)
    heard_on = models.CharField("entendu sur", max_length=40, blank=True)
    url = models.URLField("lien", max_length=500, blank=True)
    ministry = models.ForeignKey(
        "accounts.Ministry", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    story = models.ForeignKey(Story, null=True, on_delete=models.SET_NULL, related_name="items")
    language = models.CharField("langue", max_length=12, blank=True)
    received_at = models.DateTimeField("reçu le", db_index=True)
    analysed_at = models.DateTimeField("analysé le", null=True, db_index=True)

    class Meta:
        verbose_name = "signalement"
        constraints = [
            models.UniqueConstraint(
                fields=["source", "token"], condition=~Q(token=""), name="one_item_a_token"
            ),
        ]

    def __str__(self) -> str:
        return self.receipt


class Suggestion(models.Model):
    """A known text that a story probably concerns: a machine suggests, a person decides."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="suggestions")
    target = models.CharField("texte connu", max_length=120)
    title = models.CharField("titre", max_length=300)
    url = models.CharField("adresse", max_length=500, blank=True)
    probability = models.FloatField("probabilité")
    relation = models.CharField("rapport", max_length=20)
    decision = models.CharField("décision", max_length=10, blank=True)

    class Meta:
        verbose_name = "rapprochement"
        constraints = [
            models.UniqueConstraint(fields=["story", "target"], name="one_suggestion_a_target"),
        ]

    def __str__(self) -> str:
        return self.target


class Feed(models.Model):
    """A public place that a ministry listens to, and how that goes."""

    source = models.CharField("sorte", max_length=40, default="feed")
    secret = models.TextField("secret", blank=True)
    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.CASCADE, related_name="+")
    label = models.CharField("nom", max_length=80)
    url = models.URLField("adresse", max_length=500)
    is_enabled = models.BooleanField("suivi", default=True)
    etag = models.CharField("marque", max_length=300, blank=True)
    modified = models.CharField("date du serveur", max_length=80, blank=True)
    last_at = models.DateTimeField("dernière lecture", null=True)
    next_at = models.DateTimeField("prochaine lecture", db_index=True)
    failures = models.PositiveIntegerField("échecs de suite", default=0)
    error = models.CharField("dernier échec", max_length=300, blank=True)
    replay_from = models.DateTimeField("à relire depuis", null=True)

    class Meta:
        verbose_name = "source suivie"
        verbose_name_plural = "sources suivies"
        ordering = ["label", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["ministry", "source", "url"], name="one_feed_an_address_and_source"
            ),
        ]

    def __str__(self) -> str:
        return self.label
