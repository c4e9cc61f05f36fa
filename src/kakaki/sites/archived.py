"""What came from an old site: its texts, without seal, and its addresses, which still lead."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from wagtail.admin.panels import FieldPanel
from wagtail.documents import get_document_model_string
from wagtail.images import get_image_model_string
from wagtail.models import Page

from kakaki.sites.fields import BodyField
from kakaki.sites.page_kind import kinds


class ArchivedPage(Page):
    """A text of the old site, with its old date and address: online, and never sealed."""

    profile = models.ForeignKey(
        "sites.SiteProfile", on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )
    old_address = models.CharField(  # noqa: DJ001 -- two copies without one must not collide.
        "adresse sur l’ancien site", max_length=700, null=True, editable=False
    )
    old_key = models.CharField(max_length=500, null=True, editable=False)  # noqa: DJ001
    kind = models.CharField("sorte", max_length=40, default="news", editable=False)
    published_on = models.DateField("date sur l’ancien site", null=True, editable=False)
    office = models.CharField("service", max_length=160, blank=True)
    lead = models.TextField("chapô", max_length=600, blank=True)
    body = BodyField(verbose_name="texte", blank=True)

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("office"),
        FieldPanel("lead"),
        FieldPanel("body"),
    ]
    settings_panels: ClassVar[list[Any]] = []
    exclude_fields_in_copy: ClassVar[list[str]] = ["profile", "old_address", "old_key"]
    parent_page_types: ClassVar[list[str]] = ["sites.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    # Nobody writes an archive: it is taken from an old site, or it is none.
    is_creatable = False
    template = "sites/archived.html"

    @property
    def kind_label(self) -> str:
        """Return what the text is called; a lasting page of the old site is a page."""
        return kinds.get(self.kind).label if self.kind in kinds.all() else "Page"

    class Meta:
        verbose_name = "archive"
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "old_key"], name="one_archive_an_old_address"
            )
        ]


class OldAddress(models.Model):
    """An address of an old site and the page, picture or file of ours to which it leads.

    It can only name what is on the site itself: nobody can make it lead elsewhere.
    """

    profile = models.ForeignKey("sites.SiteProfile", on_delete=models.CASCADE, related_name="+")
    host = models.CharField("ancien site", max_length=253, db_index=True)
    key = models.CharField("chemin", max_length=500)
    page = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="+")
    image = models.ForeignKey(
        get_image_model_string(), null=True, on_delete=models.CASCADE, related_name="+"
    )
    document = models.ForeignKey(
        get_document_model_string(), null=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = "ancienne adresse"
        verbose_name_plural = "anciennes adresses"
        constraints = [
            models.UniqueConstraint(fields=["profile", "key"], name="one_target_an_old_address"),
            models.CheckConstraint(
                condition=(
                    Q(page__isnull=False, image=None, document=None)
                    | Q(page=None, image__isnull=False, document=None)
                    | Q(page=None, image=None, document__isnull=False)
                ),
                name="an_old_address_leads_to_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return self.key
