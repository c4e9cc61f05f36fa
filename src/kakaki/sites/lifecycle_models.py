"""What is kept about pages that are online: when they are read again, and who is told."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from wagtail.models import Page


class Review(models.Model):
    """When somebody reads a page online again, and who: its keeper.

    `due_on` is None for a page that nobody needs to read again. `told` is the last stage of which
    the keeper was told, see `engine.review_dates`. The `former_` fields undo the last reading.
    """

    page = models.OneToOneField(Page, primary_key=True, on_delete=models.CASCADE, related_name="+")
    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.CASCADE, related_name="+")
    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    due_on = models.DateField("à revoir avant le", null=True, db_index=True)
    checked_on = models.DateField("relu le", null=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    former_due_on = models.DateField("date d’avant", null=True)
    former_checked_on = models.DateField("relecture d’avant", null=True)
    mute_pictures = models.PositiveSmallIntegerField("images sans texte", default=0)
    to_correct = models.PositiveSmallIntegerField("mots à corriger", default=0)
    told = models.PositiveSmallIntegerField("annoncé", default=0)

    class Meta:
        verbose_name = "page à revoir"
        verbose_name_plural = "pages à revoir"

    def __str__(self) -> str:
        return f"{self.page_id}: {self.due_on}"


class ReviewLetter(models.Model):
    """A letter that tells somebody which pages to read again: one a person and a day at most.

    It is written with what it tells, then taken, then sent: a letter that was taken and whose end
    nobody knows is never sent again by itself.
    """

    READY, SENDING, SENT = "ready", "sending", "sent"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    day = models.DateField("jour")
    subject = models.CharField("objet", max_length=160)
    body = models.TextField("texte")
    state = models.CharField("état", max_length=8, default=READY)

    class Meta:
        verbose_name = "lettre de rappel"
        verbose_name_plural = "lettres de rappel"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "day"], name="one_review_letter_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}, {self.day}: {self.state}"


class PageLink(models.Model):
    """A link of a page online, and what is known of where it leads.

    `advice` says in French what is wrong and what to do. A link that somebody chose to leave as it
    is keeps the reason.
    """

    NEW, OK, FAILING, BROKEN, MOVED, UNKNOWN = "new", "ok", "failing", "broken", "moved", "unknown"

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.CASCADE, related_name="+")
    url = models.CharField("adresse", max_length=1000)
    words = models.CharField("mots du lien", max_length=200, blank=True)
    is_own = models.BooleanField("mène à un de nos sites", default=False)
    state = models.CharField("état", max_length=8, default=NEW)
    advice = models.CharField("ce qui ne va pas", max_length=300, blank=True)
    moved_to = models.CharField("nouvelle adresse", max_length=1000, blank=True)
    failures = models.PositiveSmallIntegerField("échecs de suite", default=0)
    failing_since = models.DateTimeField("en échec depuis", null=True)
    checked_at = models.DateTimeField("vérifié le", null=True)
    next_at = models.DateTimeField("à vérifier le", db_index=True)
    ignored_because = models.CharField("laissé tel quel parce que", max_length=200, blank=True)

    class Meta:
        verbose_name = "lien d’une page"
        verbose_name_plural = "liens des pages"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["page", "url"], name="one_line_a_link_of_a_page"),
        ]

    def __str__(self) -> str:
        return f"{self.url}: {self.state}"
