"""What anybody may do to an official text in Wagtail's own screens, superusers included."""

from typing import Any

from wagtail.models import PagePermissionTester


class OfficialRights(PagePermissionTester):
    """Let an official text be written, and nothing that its readers would see.

    It goes online, is corrected and withdrawn at the desk only, where two people answer for it.
    """

    def can_edit(self) -> Any:
        """Refuse a translation: it is written beside its French, at the desk."""
        return not getattr(self.page.specific, "source_digest", "") and super().can_edit()

    def can_publish(self) -> bool:
        """Refuse: a text is published at the desk."""
        return False

    def can_unpublish(self) -> bool:
        """Refuse: a withdrawal is dated, reasoned and visible."""
        return False

    def can_set_view_restrictions(self) -> bool:
        """Refuse: what is official is for everybody."""
        return False

    def can_delete(self, ignore_bulk: bool = False) -> Any:
        """Allow the drafts that were never sealed."""
        return not self.page.specific.reference and super().can_delete(ignore_bulk)

    def can_move(self) -> Any:
        """Allow the drafts that were never sealed: a seal holds the address of its page."""
        return not self.page.specific.reference and super().can_move()


class ClarificationRights(OfficialRights):
    """Let nobody touch a « mise au point »: it comes from a claim that two people verified."""

    def can_edit(self) -> bool:
        """Refuse: it is corrected where the claim is."""
        return False

    def can_copy(self) -> bool:
        """Refuse: one claim has one answer."""
        return False

    def can_copy_to(self, destination: Any, recursive: bool = False) -> bool:
        """Refuse: one claim has one answer."""
        return False
