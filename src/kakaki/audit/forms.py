"""How the journal is filtered."""

from django import forms

from kakaki.audit import registry
from kakaki.audit.contracts import AuditFilter


class JournalForm(forms.Form):
    """By whom, what, and when; everything is optional."""

    person = forms.TypedChoiceField(label="Personne", required=False, coerce=int, empty_value=None)
    action = forms.ChoiceField(label="Action", required=False)
    since = forms.DateField(
        label="Depuis le", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label="Jusqu’au", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, data: object, *, people: list[tuple[int, str]]) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        kinds = sorted((a.label, a.code) for a in registry.actions().values())
        self.fields["person"].choices = [("", "Tout le monde"), *people]
        self.fields["action"].choices = [("", "Toutes"), *((code, label) for label, code in kinds)]
        for field in self.fields.values():
            field.is_alternative = True  # A filter says by itself that it may stay empty.

    def asked(self) -> AuditFilter:
        """Return what is asked for; a filter that cannot be read filters nothing."""
        found = self.cleaned_data if self.is_valid() else {}
        return AuditFilter(
            actor_id=found.get("person"),
            action=found.get("action") or "",
            since=found.get("since"),
            until=found.get("until"),
        )
