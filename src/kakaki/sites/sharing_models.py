"""Links that show a draft to an outsider, and what outsiders say of it."""

from django.conf import settings
from django.db import models
from wagtail.models import Page


class PreviewLink(models.Model):
    """A link that shows one draft to somebody who has no account, until it ends.

    Only the hash of its token is kept: whoever reads this table opens nothing. `online_version` is
    the version that was online when the link was made; another one online ends the link.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField("empreinte du jeton", max_length=64, unique=True)
    for_whom = models.CharField("pour qui", max_length=80, blank=True)
    online_version = models.BigIntegerField("version en ligne", null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField("fait le")
    ends_at = models.DateTimeField("fini le")
    revoked_at = models.DateTimeField("fermé le", null=True)
    opened = models.PositiveIntegerField("ouvertures", default=0)

    class Meta:
        verbose_name = "lien d’aperçu"
        verbose_name_plural = "liens d’aperçu"

    def __str__(self) -> str:
        return f"{self.page_id}: {self.for_whom}"


class Remark(models.Model):
    """What an outsider says of a draft, under the name that they gave."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    ministry = models.ForeignKey("accounts.Ministry", on_delete=models.CASCADE, related_name="+")
    link = models.ForeignKey(PreviewLink, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField("nom donné", max_length=80)
    text = models.TextField("remarque", max_length=2000)
    at = models.DateTimeField("reçue le")
    read_at = models.DateTimeField("lue le", null=True)

    class Meta:
        verbose_name = "remarque"

    def __str__(self) -> str:
        return f"{self.page_id}: {self.name}"
