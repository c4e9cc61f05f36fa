"""Ministries' websites, their pages, and the reading that a page needs before it is published."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.panels import FieldPanel
from wagtail.models import Collection, Page, Revision, Site, Workflow

from kakaki.sites.approval_models import Approval, ApprovalFlow, ApprovalStep
from kakaki.sites.archived import ArchivedPage, OldAddress
from kakaki.sites.bin_models import BinnedText
from kakaki.sites.contracts import Correction
from kakaki.sites.desk_models import (
    Banner,
    DeviceWrite,
    PendingPurge,
    PhotoUpload,
    Presence,
    SetAside,
)
from kakaki.sites.facts_panel import FactsPanel
from kakaki.sites.fields import BodyField
from kakaki.sites.gathering_models import Dossier, DossierText, PageTag, RelatedText, Tag
from kakaki.sites.language_models import SiteLanguage
from kakaki.sites.lifecycle_models import PageLink, Review, ReviewLetter
from kakaki.sites.listening_models import Recording
from kakaki.sites.official_rights import ClarificationRights, OfficialRights
from kakaki.sites.page_kind import kinds
from kakaki.sites.pieces import mark_of
from kakaki.sites.remark_models import IgnoredRemark
from kakaki.sites.schedule_models import Bundle, BundleText, Embargo, Hold, ScheduledAct
from kakaki.sites.search_models import FruitlessSearch, PageVisits, SearchEntry
from kakaki.sites.sharing_models import PreviewLink, Remark

# Django looks for the models of a room here.
__all__ = [
    "Approval",
    "ApprovalFlow",
    "ApprovalStep",
    "ArchivedPage",
    "Banner",
    "BinnedText",
    "Bundle",
    "BundleText",
    "ClarificationPage",
    "DeviceWrite",
    "Dossier",
    "DossierText",
    "Embargo",
    "FruitlessSearch",
    "Hold",
    "HomePage",
    "IgnoredRemark",
    "OfficialPage",
    "OldAddress",
    "PageLink",
    "PageTag",
    "PageVisits",
    "PendingPurge",
    "PhotoUpload",
    "Presence",
    "PreviewLink",
    "Reading",
    "Recording",
    "RelatedText",
    "Remark",
    "Review",
    "ReviewLetter",
    "ScheduledAct",
    "SearchEntry",
    "SectionPage",
    "SetAside",
    "SiteLanguage",
    "SiteProfile",
    "StandardPage",
    "Tag",
    "TextPage",
]


class SiteProfile(models.Model):
    """The website of a ministry: where it is, and where its texts go."""

    ministry = models.OneToOneField("accounts.Ministry", on_delete=models.PROTECT, related_name="+")
    site = models.OneToOneField(Site, on_delete=models.PROTECT, related_name="+")
    home = models.OneToOneField(Page, on_delete=models.PROTECT, related_name="+")
    communiques = models.OneToOneField(Page, on_delete=models.PROTECT, related_name="+")
    clarifications = models.OneToOneField(Page, on_delete=models.PROTECT, related_name="+")
    collection = models.OneToOneField(Collection, on_delete=models.PROTECT, related_name="+")
    workflow = models.OneToOneField(Workflow, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "site d’un ministère"
        verbose_name_plural = "sites des ministères"

    def __str__(self) -> str:
        return self.site.hostname


class HomePage(Page):
    """The first page of a site, in one of its languages."""

    introduction = models.TextField("présentation", blank=True, max_length=600)

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("introduction")]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page", "sites.HomePage"]
    subpage_types: ClassVar[list[str]] = [
        "sites.SectionPage",
        "sites.StandardPage",
        "sites.HomePage",
    ]
    # One opens with a ministry or with a language, never by hand.
    is_creatable = False
    template = "sites/home.html"

    class Meta:
        verbose_name = "page d’accueil"


class SectionPage(Page):
    """A part of a site that lists the pages below it."""

    introduction = models.TextField("présentation", blank=True, max_length=600)

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("introduction")]
    parent_page_types: ClassVar[list[str]] = ["sites.HomePage", "sites.SectionPage"]
    subpage_types: ClassVar[list[str]] = [
        "sites.SectionPage",
        "sites.StandardPage",
        "sites.TextPage",
        "sites.ClarificationPage",
        "sites.ArchivedPage",
    ]
    template = "sites/section.html"

    class Meta:
        verbose_name = "rubrique"


class StandardPage(Page):
    """A page that lasts: who we are, contact, legal notices."""

    lead = models.TextField("chapô", blank=True, max_length=400)
    body = BodyField(verbose_name="texte", blank=True)
    is_legal = models.BooleanField("mention légale, en pied de page", default=False)

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("is_legal"),
    ]
    parent_page_types: ClassVar[list[str]] = ["sites.HomePage", "sites.SectionPage"]
    subpage_types: ClassVar[list[str]] = ["sites.StandardPage"]
    template = "sites/standard.html"

    class Meta:
        verbose_name = "page"


class OfficialPage(Page):
    """A text that engages the ministry: read by two people, sealed, and never silently changed."""

    lead = models.TextField("chapô", max_length=600, blank=True)
    body = BodyField(verbose_name="texte", blank=True)
    language = models.CharField("langue", max_length=12, default="fr")
    published_on = models.DateField("date du texte", null=True, blank=True)
    signer = models.CharField("signataire", max_length=160, blank=True)
    role = models.CharField("en qualité de", max_length=160, blank=True)
    reference = models.CharField("référence du sceau", max_length=12, blank=True, editable=False)
    sealed_revision = models.BigIntegerField("version scellée", null=True, editable=False)
    withdrawn_at = models.DateTimeField("retiré le", null=True, editable=False)
    withdrawal_reason = models.CharField("raison du retrait", max_length=300, editable=False)
    replaced_by = models.ForeignKey(
        Page, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    corrections = models.JSONField("corrections", default=list, editable=False)

    official_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("published_on"),
        FieldPanel("signer"),
        FieldPanel("role"),
        FieldPanel("language"),
    ]
    # No day on which it would appear or vanish by itself: it is published and withdrawn at the
    # desk, by people, and the seal tells when.
    settings_panels: ClassVar[list[Any]] = []
    rights: ClassVar[type[OfficialRights]] = OfficialRights
    # A copy is another text: it carries neither the seal nor the past of the first.
    exclude_fields_in_copy: ClassVar[list[str]] = [
        "reference",
        "sealed_revision",
        "withdrawn_at",
        "withdrawal_reason",
        "replaced_by",
        "corrections",
        "object_key",
        "token",
        "pairs",
        "source_digest",
        "said",
    ]

    class Meta:
        abstract = True

    def save_revision(self, *args: Any, overwrite_revision: Any = None, **kwargs: Any) -> Revision:
        """Save a new version, always.

        Wagtail's autosave would write over the newest version in place, even one that somebody
        has just approved: what was read would then not be what is published.
        """
        return super().save_revision(*args, **kwargs)

    @property
    def history(self) -> list[Correction]:
        """Return the corrections that readers see, the newest first."""
        return [
            Correction(
                datetime.fromisoformat(one["at"]), one["former"], one["by"], one.get("note", "")
            )
            for one in reversed(self.corrections)
        ]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer a reader; without a seal there is no official text to show."""
        if not self.reference:
            raise Http404
        return super().serve(request, *args, **kwargs)

    def permissions_for_user(self, user: Any) -> OfficialRights:
        """Return what a person may do to this page in Wagtail."""
        return self.rights(user, self)

    @property
    def has_workflow(self) -> bool:
        """Tell Wagtail that its workflow has no hold here; see `get_workflow`."""
        return False

    def get_workflow(self) -> None:
        """Return none: an official text is read at the desk, where its author cannot approve it."""
        return


class TextPage(OfficialPage):
    """A text that a ministry publishes: a communiqué, a decree, a procedure, a call for tenders…

    `kind` is the code of a file of `sites/kinds/`, which says which `facts` belong to it.
    """

    kind = models.CharField("sorte", max_length=40, default="communique", db_index=True)
    facts = models.JSONField("renseignements", default=dict, blank=True)
    # The last day of a text that closes, so that lists can be ordered by it.
    closes_on = models.DateField("dernier jour", null=True, blank=True, editable=False)
    place = models.CharField("lieu", max_length=80, blank=True)
    # A translation: its pieces beside the French, and the mark of the French it says.
    pairs = models.JSONField("traduction", default=list, blank=True, editable=False)
    source_digest = models.CharField(max_length=16, blank=True, editable=False)
    words_digest = models.CharField(max_length=16, blank=True, editable=False)
    # What the facts say in the language of a translation, as its seal protects it.
    said = models.JSONField(default=list, blank=True, editable=False)

    @property
    def is_closed(self) -> bool:
        """Tell whether the text is over, as its kind tells it."""
        return kinds.get(self.kind).is_closed(self.facts)

    # What the editor calls a text before the server has answered: sent twice, it makes one text.
    token = models.UUIDField(null=True, unique=True, editable=False)

    content_panels: ClassVar[list[Any]] = [
        *OfficialPage.official_panels,
        FieldPanel("place"),
        FactsPanel(heading="Renseignements"),
    ]
    parent_page_types: ClassVar[list[str]] = ["sites.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "sites/text.html"

    class Meta:
        verbose_name = "texte"

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Save a new version with the mark of its words, which translations are compared with."""
        self.words_digest = mark_of(self)
        return super().save_revision(*args, **kwargs)


class ClarificationPage(OfficialPage):
    """A « mise au point »: what a ministry answers to a rumour, with its sources."""

    object_key = models.CharField(  # noqa: DJ001 -- two copies without a key must not collide.
        max_length=80, unique=True, null=True, editable=False
    )
    claim_reviewed = models.TextField("ce qui circule", max_length=600)
    verdict_code = models.CharField("verdict", max_length=30)
    verdict_label = models.CharField("verdict en mots", max_length=80)
    rating_value = models.PositiveSmallIntegerField("note", null=True, blank=True)
    rating_best = models.PositiveSmallIntegerField("meilleure note", null=True, blank=True)
    rating_worst = models.PositiveSmallIntegerField("pire note", null=True, blank=True)
    sources = models.JSONField("sources", default=list, blank=True)
    reviewed_by = models.CharField("relu par le service", max_length=200, blank=True)

    content_panels: ClassVar[list[Any]] = [*OfficialPage.official_panels]
    parent_page_types: ClassVar[list[str]] = ["sites.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    # Wagtail's own forms may not create one: it comes from a claim verified by two people.
    is_creatable = False
    rights = ClarificationRights
    template = "sites/clarification.html"
    kind = "clarification"

    class Meta:
        verbose_name = "mise au point"
        verbose_name_plural = "mises au point"


class Reading(models.Model):
    """The reading of one version of a text by somebody else than its author."""

    ASKED, APPROVED, SENT_BACK = "asked", "approved", "sent_back"
    TAKEN_BACK = "taken_back"
    STATES: ClassVar[dict[str, str]] = {
        ASKED: "À relire",
        APPROVED: "Approuvé",
        SENT_BACK: "À reprendre",
        TAKEN_BACK: "Repris par son auteur",
    }

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    # A version may be purged by Wagtail one day; what was read and by whom must stay.
    revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.CASCADE, related_name="+")
    state = models.CharField("état", max_length=12, default=ASKED)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField("demandé le")
    read_at = models.DateTimeField("relu le", null=True)
    reason = models.TextField("remarque", blank=True, max_length=2000)

    class Meta:
        verbose_name = "relecture"
        constraints = [
            models.UniqueConstraint(
                fields=["page"], condition=Q(state="asked"), name="one_reading_asked_a_page"
            ),
            models.CheckConstraint(
                condition=~Q(state="approved", reader=models.F("author")),
                name="nobody_approves_their_own_text",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.state}"
