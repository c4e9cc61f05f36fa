"""What readers may find, how often pages are read, and what was looked for in vain."""

from django.db import models
from wagtail.models import Page


class SearchEntry(models.Model):
    """What readers may find of a page that is online; its index follows it by triggers.

    The columns that end in `_forms` hold the forms of the words, `words` the words themselves.
    """

    page = models.OneToOneField(Page, primary_key=True, on_delete=models.CASCADE, related_name="+")
    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField("sorte", max_length=40)
    title = models.CharField("titre", max_length=255)
    text = models.TextField("texte")
    published_on = models.DateField("date", null=True)
    title_forms = models.TextField()
    lead_forms = models.TextField()
    text_forms = models.TextField()
    words = models.TextField()

    class Meta:
        verbose_name = "texte à trouver"
        verbose_name_plural = "textes à trouver"

    def __str__(self) -> str:
        return self.title


class PageVisits(models.Model):
    """How often a page was read on one day; nothing is known of who read it."""

    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.CASCADE, related_name="+")
    path = models.CharField("adresse", max_length=500)
    day = models.DateField("jour")
    count = models.PositiveIntegerField("lectures", default=0)

    class Meta:
        verbose_name = "lectures d’une page"
        verbose_name_plural = "lectures des pages"
        constraints = [
            models.UniqueConstraint(fields=["ministry", "day", "path"], name="one_count_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.path} : {self.count}"


class FruitlessSearch(models.Model):
    """A search that found nothing on one day; its words are kept only once they were asked often.

    Until then `mark` tells two askings alike, and nobody can read from it what was asked.
    """

    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.CASCADE, related_name="+")
    mark = models.CharField("marque", max_length=64)
    words = models.CharField("mots", max_length=80, blank=True)
    day = models.DateField("jour")
    count = models.PositiveIntegerField("fois", default=0)

    class Meta:
        verbose_name = "recherche sans résultat"
        verbose_name_plural = "recherches sans résultat"
        constraints = [
            models.UniqueConstraint(fields=["ministry", "day", "mark"], name="one_search_a_day"),
        ]

    def __str__(self) -> str:
        return self.words or "…"
