"""The forms of « Mon équipe »."""

from collections.abc import Sequence

from django import forms

from kakaki.accounts.contracts import MinistryRef
from kakaki.accounts.engine.permissions import ROLE_LABELS


class InvitationForm(forms.Form):
    """Whom to invite, where, and as what."""

    first_name = forms.CharField(label="Prénom", max_length=150)
    last_name = forms.CharField(label="Nom", max_length=150)
    email = forms.EmailField(label="Adresse électronique")
    ministry = forms.ChoiceField(label="Ministère")
    role = forms.ChoiceField(label="Rôle")

    def __init__(
        self, data: object, *, ministries: Sequence[MinistryRef], roles: Sequence[str]
    ) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["ministry"].choices = [(str(m.id), m.name) for m in ministries]
        self.fields["role"].choices = [(role, ROLE_LABELS[role]) for role in roles]


class RecoveryForm(forms.Form):
    """What somebody who answers a call for help must say."""

    reason = forms.CharField(
        label="Comment l’avez-vous reconnue ?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Une phrase, gardée dans le journal : « Je l’ai appelée à son bureau. »",
    )
    was_heard = forms.BooleanField(
        label="Je lui ai parlé de vive voix et je l’ai reconnue", required=False
    )
    was_heard.is_alternative = True  # type: ignore[attr-defined]  # Refusing does not ask for it.
