"""The subjects of a ministry's texts, its dossiers, and the texts that stand near each other."""

from typing import ClassVar

from django.db import models
from wagtail.models import Page


class Tag(models.Model):
    """A subject of a ministry's texts; once merged into another, it only leads there."""

    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.CASCADE, related_name="+")
    name = models.CharField("nom", max_length=40)
    slug = models.SlugField("adresse", max_length=80)
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="merged"
    )
    pages = models.ManyToManyField(Page, through="PageTag", related_name="+")

    class Meta:
        verbose_name = "sujet"
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["ministry", "slug"], name="one_tag_an_address"),
        ]

    def __str__(self) -> str:
        return self.name


class PageTag(models.Model):
    """A subject that somebody gave to a text."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="+")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "sujet d’un texte"
        verbose_name_plural = "sujets des textes"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["tag", "page"], name="a_text_bears_a_tag_once"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.tag_id}"


class Dossier(models.Model):
    """Texts of a ministry gathered by hand, in order, with a title and an introduction."""

    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.CASCADE, related_name="+")
    title = models.CharField("titre", max_length=120)
    introduction = models.TextField("présentation", max_length=600, blank=True)
    slug = models.SlugField("adresse", max_length=80)
    is_online = models.BooleanField("en ligne", default=False)

    class Meta:
        verbose_name = "dossier"
        ordering: ClassVar[list[str]] = ["title"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["ministry", "slug"], name="one_dossier_an_address"),
        ]

    def __str__(self) -> str:
        return self.title


class DossierText(models.Model):
    """A text in a dossier, at its place."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="texts")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveIntegerField("place")

    class Meta:
        verbose_name = "texte d’un dossier"
        verbose_name_plural = "textes des dossiers"
        ordering: ClassVar[list[str]] = ["place", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier", "page"], name="a_text_once_a_dossier"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.page_id}"


class RelatedText(models.Model):
    """A text to read after another one: chosen by somebody, or found near it at publication."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    is_chosen = models.BooleanField("choisi", default=False)
    place = models.PositiveSmallIntegerField("place", default=0)

    class Meta:
        verbose_name = "texte à lire aussi"
        verbose_name_plural = "textes à lire aussi"
        ordering: ClassVar[list[str]] = ["-is_chosen", "place", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["page", "other"], name="one_line_a_related_text"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.other_id}"
