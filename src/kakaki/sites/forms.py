"""The form of the desk that opens a ministry."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kakaki.accounts import facade as accounts
from kakaki.ui.facade import is_colour, readable_accent


class OpeningForm(forms.Form):
    """Everything it takes to open a ministry."""

    name = forms.CharField(label="Nom officiel", max_length=160)
    short_name = forms.CharField(label="Nom court", max_length=60, help_text="Exemple : Santé")
    slug = forms.RegexField(
        r"^[a-z][a-z0-9-]{1,38}[a-z0-9]$",
        label="Nom dans l’adresse",
        help_text="Lettres minuscules sans accent. Exemple : sante",
        error_messages={"invalid": "Utilisez des lettres minuscules sans accent et des chiffres."},
    )
    acronym = forms.CharField(label="Sigle", max_length=16, required=False)
    email = forms.EmailField(label="Adresse électronique publique")
    phone = forms.CharField(label="Téléphone public", max_length=40)
    address = forms.CharField(label="Adresse postale", max_length=240)
    accent = forms.CharField(
        label="Couleur",
        required=False,
        initial="#1f4e79",
        widget=forms.TextInput(attrs={"type": "color"}),
        help_text="Une couleur trop claire pour être lue est remplacée par la nôtre.",
    )
    head_email = forms.EmailField(label="Adresse du premier responsable", required=False)

    RESERVED = frozenset({"www", "mail", "bureau", "comptes", "wagtail", "static", "media"})

    def clean_slug(self) -> str:
        """Refuse a name that is taken or that the machine needs."""
        slug: str = self.cleaned_data["slug"]
        if slug in self.RESERVED or accounts.ministry_by_slug(slug) is not None:
            raise ValidationError("Ce nom est déjà pris. Choisissez-en un autre.")
        return slug

    def clean_accent(self) -> str:
        """Refuse what is not a colour, replace what nobody could read."""
        accent: str = self.cleaned_data["accent"] or "#1f4e79"
        if not is_colour(accent):
            raise ValidationError("Ce n’est pas une couleur.")
        return readable_accent(accent)

    def clean(self) -> dict[str, Any]:
        """Keep each answer on one line: a name with a line break stops every letter it heads."""
        data: dict[str, Any] = super().clean() or {}
        return {n: " ".join(v.split()) if isinstance(v, str) else v for n, v in data.items()}
